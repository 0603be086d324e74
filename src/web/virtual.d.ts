declare module 'virtual:contract' {
  /** How each route is called, by group and name; written from the contract when the web half is built. */
  export const contract: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly method: string; readonly path: string; readonly idempotent?: true }>>
    >
  >;
}
