/**
 * Words that stand before a dash and a number without being a tracker's prefix, in any product: standards, formats,
 * algorithms, security catalogues, versions, units. The list is general on purpose; what is special to one agency is
 * a person's edit (`applyPrefixEdits`), which also goes before this list.
 */
export const NEVER_A_PREFIX: ReadonlySet<string> = new Set(
  [
    // security catalogues and their measures
    'CVE GHSA CWE CVSS CPE OWASP CAPEC RHSA DSA USN SNYK OSV NVD',
    // characters, encodings, hashes, ciphers, keys
    'UTF UCS ASCII LATIN CP WINDOWS BASE SHA MD CRC HMAC AES DES RSA DSS EC ECDSA ECDH ED EDDSA PKCS PBKDF ARGON',
    'HS RS PS ES UUID ULID HEX',
    // standards bodies and protocols
    'ISO IEC IEEE RFC BCP ETSI EN NS NIST FIPS ANSI ITU ECMA WCAG EIDAS PEPPOL BIS EHF SEMVER',
    'HTTP HTTPS TLS SSL DTLS TCP UDP IP IPV SMTP IMAP LDAP OAUTH OIDC SAML SOAP REST GRPC JWT JWS JWE FIDO',
    // platforms and versions
    'JAVA JDK JRE JEE NODE NPM SPRING SB LTS RC SNAPSHOT BETA ALPHA HOTFIX RELEASE VERSION VER JUNIT LOG HTML CSS SQL',
    // zones, units, formats, numbering
    'UTC GMT CET CEST MB GB KB HTTPD PDF XML JSON YAML A B C NO NR PR GH BUG COVID ERR ERROR EXIT STATUS',
  ]
    .join(' ')
    .split(' '),
);
