import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider knows of somebody; the account is what one logs in with. */
export interface OidcAccount {
  readonly name: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly locale?: string;
}

/** A login provider of one's own, and a browser that logs in at it. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Accounts by what one logs in with; may be added to. */
  readonly accounts: Map<string, OidcAccount>;
  /** Goes through the provider's pages from `address` as an account; gives the address it sends the browser back to. */
  logIn(address: string, account: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts a provider that knows one client, with `redirectUri` as where it sends people back. */
export async function startTestProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map<string, OidcAccount>();
  const client = { clientId: 'rodtrad-test', clientSecret: 'a secret that only the test knows' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [`${new URL(redirectUri).origin}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, sub) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: async () => ({ sub, ...account }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    ...client,
    accounts,
    logIn: (address, account) => browse(issuer, redirectUri, address, account),
    close: () => closeServer(server),
  };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}

/** Follows the pages: log in with the account, agree, be sent back. */
async function browse(
  issuer: string,
  redirectUri: string,
  address: string,
  account: string,
): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; form?: URLSearchParams } = { url: address };
  for (let step = 0; step < 12; step += 1) {
    const answer: Response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form ? { method: 'POST', body: next.form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location?.startsWith(redirectUri)) return location;
    if (location) {
      next = { url: new URL(location, issuer).href };
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(`the provider said ${answer.status}: ${page.slice(0, 500)}`);
    next = {
      url: new URL(action, issuer).href,
      form: new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: account, password: 'x' } : {}) }),
    };
  }
  throw new Error('the provider sent the browser around and around');
}
