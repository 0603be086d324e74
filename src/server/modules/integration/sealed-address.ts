import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

const keyOf = (key: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'rodtrad channel address', 32));

/** An address sealed for the database, under a key made of the environment's and the channel's own salt. */
export function sealAddress(key: string, salt: Buffer, address: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key, salt), nonce);
  return Buffer.concat([nonce, cipher.update(address, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The address again; null when the key of the environment is another one now, or the row has been tampered with. */
export function openAddress(key: string, salt: Buffer, sealed: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key, salt), sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const body = sealed.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
