/** A reference as stored. */
export interface StoredReference {
  readonly type: 'issue' | 'pullRequest' | 'cve' | 'ghsa';
  readonly value: string;
  /** `owner/name` of a pull request whose address was given. */
  readonly repository: string | null;
  /** Address of an issue of this tracker with `{key}` where the key goes, where a person has given one. */
  readonly template: string | null;
}

/** Where a reference can be followed: always an `https` address, or null where nobody has told. */
export function referenceUrl(reference: StoredReference): string | null {
  const value = encodeURIComponent(reference.value);
  switch (reference.type) {
    case 'issue': {
      const { template } = reference;
      return template?.startsWith('https://') && template.includes('{key}')
        ? template.replaceAll('{key}', () => value)
        : null;
    }
    case 'pullRequest':
      return reference.repository !== null && /^[\w.-]+\/[\w.-]+$/.test(reference.repository)
        ? `https://github.com/${reference.repository}/pull/${value}`
        : null;
    case 'cve':
      return `https://nvd.nist.gov/vuln/detail/${value}`;
    case 'ghsa':
      return `https://github.com/advisories/${value}`;
  }
}
