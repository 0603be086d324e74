import type { ProblemValue } from '../../../contract/common.ts';
import type { FieldFault, ProblemError } from '../../../domain/kernel/errors.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import type { Texts } from '../texts/texts.ts';

/** An error as RFC 9457 has it: what, what to do about it, where; `instance` is the request's id, as in the log. */
export function problemDocument(
  problem: ProblemError,
  texts: Texts,
  language: Language,
  requestId: string,
): ProblemValue {
  const { allow: _allow, ...extra } = problem.extra;
  return {
    type: `/problems/${problem.code}`,
    title: texts.text(language, `problem.${problem.code}.title`),
    status: problem.status,
    code: problem.code,
    detail: texts.text(language, `problem.${problem.code}.advice`),
    instance: `urn:uuid:${requestId}`,
    ...(problem.faults.length > 0
      ? { faults: problem.faults.map((f) => describeFault(f, texts, language)) }
      : {}),
    ...extra,
  };
}

function describeFault(fault: FieldFault, texts: Texts, language: Language) {
  const key = `problem.fault.${fault.reason}`;
  const text = texts.has(key) ? { text: texts.text(language, key, fault.params ?? {}) } : {};
  return {
    pointer: fault.pointer,
    reason: fault.reason,
    ...(fault.params ? { params: fault.params } : {}),
    ...text,
  };
}
