/** What every quiet input of a field takes. */
export interface FieldInputProps<V> {
  readonly id: string;
  readonly name: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly value: V;
  readonly save: (value: unknown) => Promise<boolean>;
}
