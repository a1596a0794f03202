// Entra for a namespace of its own: a laboratory authority, a certificate for Microsoft's login name, and signed tokens.
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';

const NAME = 'login.microsoftonline.com';

export async function fakeEntra(home) {
  const { key, certificate, authority } = certificates(home);
  pointHere(home);
  const signing = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...signing.publicKey.export({ format: 'jwk' }), kid: 'lab', use: 'sig', alg: 'RS256' };
  const asked = [];
  const server = https.createServer({ key, cert: certificate }, async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(request.url, new URLSearchParams(body))));
  });
  await new Promise((resolve) => { server.listen(443, '127.0.0.1', resolve); });
  return {
    authority, scopes: () => asked, stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };

  function answer(url, form) {
    const tenant = url.split('/')[1];
    if (url.includes('/oauth2/v2.0/token')) {
      asked.push(form.get('scope').split(' ')[0]);
      const audience = form.get('scope').split(' ')[0].replace(/\/\.default$/, '');
      return { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token(tenant, audience, form.get('client_id')) };
    }
    if (url.includes('openid-configuration'))
      return {
        issuer: `https://${NAME}/${tenant}/v2.0`, jwks_uri: `https://${NAME}/${tenant}/keys`, token_endpoint: `https://${NAME}/${tenant}/oauth2/v2.0/token`,
        authorization_endpoint: `https://${NAME}/${tenant}/oauth2/v2.0/authorize`, id_token_signing_alg_values_supported: ['RS256'],
      };
    if (url.includes('/keys')) return { keys: [jwk] };
    if (url.includes('/discovery/instance'))
      return {
        tenant_discovery_endpoint: `https://${NAME}/common/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: NAME, preferred_cache: NAME, aliases: [NAME] }],
      };
    return {};
  }

  function token(tenant, audience, client) {
    const now = Math.floor(Date.now() / 1000);
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'lab' })}.${part({
      aud: audience, iss: `https://${NAME}/${tenant}/v2.0`, azp: client, appid: client, tid: tenant, ver: '2.0', iat: now, nbf: now - 60, exp: now + 3600,
    })}`;
    return `${text}.${crypto.sign('RSA-SHA256', Buffer.from(text), signing.privateKey).toString('base64url')}`;
  }
}

function certificates(home) {
  const file = (name) => path.join(home, name);
  const openssl = (...args) => execFileSync('openssl', args, { cwd: home, stdio: 'pipe' });
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Laboratory');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'login.key', '-out', 'login.csr', '-subj', `/CN=${NAME}`);
  fs.writeFileSync(file('names'), `subjectAltName=DNS:${NAME}\n`);
  openssl('x509', '-req', '-in', 'login.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'login.crt', '-days', '2', '-extfile', 'names');
  return { key: fs.readFileSync(file('login.key')), certificate: fs.readFileSync(file('login.crt')), authority: file('ca.crt') };
}

/** Only inside this mount namespace. */
function pointHere(home) {
  const hosts = path.join(home, 'hosts');
  fs.writeFileSync(hosts, `127.0.0.1 localhost\n127.0.0.1 ${NAME}\n`);
  execFileSync('mount', ['--bind', hosts, '/etc/hosts']);
}
