import type { TLocalizedValidationError } from 'typebox/error';
import type { FieldFault } from '../../../domain/kernel/errors.ts';
import { escapePointer } from './json-body.ts';

/** Most faults told of one request. */
const maxFaults = 20;

/** What the schema check found, as faults with a stable reason each: one a place, the first. */
export function faultsOf(errors: readonly TLocalizedValidationError[]): FieldFault[] {
  const byPlace = new Map<string, FieldFault>();
  for (const fault of errors.flatMap(read)) {
    if (!byPlace.has(fault.pointer)) byPlace.set(fault.pointer, fault);
  }
  // The fault of a choice between forms is only told where none of the forms told more.
  const found = [...byPlace.values()];
  const faults = found.filter(
    (f) => f.reason !== 'no_form_fits' || !found.some((o) => o !== f && o.pointer.startsWith(f.pointer)),
  );
  return (faults.length > 0 ? faults : [{ pointer: '', reason: 'invalid' }]).slice(0, maxFaults);
}

const limits: Readonly<Record<string, string>> = {
  minimum: 'too_small',
  exclusiveMinimum: 'too_small',
  maximum: 'too_large',
  exclusiveMaximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
  minProperties: 'too_few',
  maxProperties: 'too_many',
};

function read(error: TLocalizedValidationError): FieldFault[] {
  const pointer = error.instancePath;
  const under = (name: string) => `${pointer}/${escapePointer(name)}`;
  switch (error.keyword) {
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        pointer: under(name),
        reason: 'unknown_field',
      }));
    case 'required':
      return error.params.requiredProperties.map((name) => ({ pointer: under(name), reason: 'required' }));
    case 'type': {
      const type = [error.params.type].flat().join(', ');
      // The empty half of a value that may be null says nothing.
      return type === 'null' ? [] : [{ pointer, reason: 'wrong_type', params: { type } }];
    }
    case 'enum':
      return [
        {
          pointer,
          reason: 'not_a_choice',
          params: { choices: error.params.allowedValues.filter((v) => v !== null).join(', ') },
        },
      ];
    case 'const':
      return [{ pointer, reason: 'not_a_choice', params: { choices: String(error.params.allowedValue) } }];
    case 'format':
      return [{ pointer, reason: error.params.format === 'date' ? 'not_a_date' : 'not_an_instant' }];
    case 'pattern':
      return [{ pointer, reason: 'wrong_pattern' }];
    case '~refine': {
      const [reason = 'invalid', limit = ''] = error.params.message.split(':');
      return [{ pointer, reason, params: { limit: Number(limit) } }];
    }
    case 'anyOf':
    case 'oneOf':
      return [{ pointer, reason: 'no_form_fits' }];
    case 'boolean':
      // Said by the additionalProperties that holds it.
      return [];
    default: {
      const reason = limits[error.keyword];
      if (reason === undefined) return [{ pointer, reason: 'invalid' }];
      const limit = 'limit' in error.params ? Number(error.params.limit) : 0;
      return [{ pointer, reason, params: { limit } }];
    }
  }
}
