/** A paste with a secret in it, and the piece of the secret that must not be shown again. */
export interface PlantedSecret {
  readonly title: string;
  readonly paste: string;
  readonly secret: string;
}

const word = 'Kanarienvogel7-x';
const blanks = 'Correct Horse Kanarienvogel';
const special = 'p@ss&w0rd!Kanarienvogel,;#';
const entra = 'abc8Q~KanarienvogelKanarienvogelKanarienv';
const jwt = 'eyJ0eXAiOiJKV1QiLCJh.eyJhdWQiOiJodHRwczovL291dGxv.c2lnbmF0dXJl-_Kanarienvogel';
const refresh = `0.AXkA${'Kanarienvogel_'.repeat(8)}`;
const personal = `EwBgA8l6BAAU${'Kanarienvogel7'.repeat(5)}`;
const personalRefresh = `M.C107_BL2.U.${'Kanarienvogel7'.repeat(5)}`;
const key = 'Kanarienvogel'.repeat(3);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const sasl = base64(`user=john@contoso.com\x01auth=Bearer ${jwt}\x01\x01`);
const encode = encodeURIComponent;

function plant(title: string, paste: string, secret = 'Kanarienvogel'): PlantedSecret {
  return { title, paste, secret };
}

/** Where secrets stood in what people pasted: settings, dumps, calls, transcripts, addresses. */
export const plantedSecrets: readonly PlantedSecret[] = [
  // Quoted values, to their closing quote.
  plant('JSON with special characters', `{"user": "a", "password": "${special}"}`),
  plant('JSON with blanks', `{"smtp_pass": "${blanks}", "port": 587}`),
  plant('JSON with an escaped quote', String.raw`{"password": "ab\"Kanarienvogel"}`),
  plant('JSON within JSON', JSON.stringify(JSON.stringify({ db_password: special }))),
  plant('Python dictionary', `{'smtp_pass': '${blanks}', 'smtp_port': 587}`),
  plant('Python bytes', `{'password': b'${word}'}`),
  plant('a quote that is not closed', `password = "${blanks}`),
  plant('HTML entities', `{&quot;password&quot;: &quot;${blanks}&quot;}`),
  plant('percent-encoded quotes', `data=%7B%22password%22%3A%22${word}%22%7D`),
  plant('shell with quotes', `export SMTP_PASSWORD='${blanks}'`),
  // Names by their end.
  plant('admin_passwd of odoo.conf', `admin_passwd = ${word}`),
  plant('db_password of odoo.conf', `db_password = ${special}`),
  plant('smtp_password', `smtp_password=${word}`),
  plant('pass:', `user: john@contoso.com pass: ${word}`),
  plant('Pwd=', `Server=db;Uid=odoo;Pwd=${word};`),
  plant('a passphrase of the environment', `COLLEGA_PASSPHRASE=${word} collega test`),
  plant('a secret of the environment', `COLLEGA_CLIENT_SECRET=${word} collega link`),
  plant('an option of a command', `collega-like --password ${word} --host x`),
  plant('curl -u', `curl -u john@contoso.com:${word} https://odoo.example`),
  plant('YAML', `  smtp_pass:   ${word}`),
  plant('an API key', `api_key: ${word}`),
  plant('an account key', `AccountName=x;AccountKey=${key}==;`),
  plant('a short token', 'access_token=Kan7x9', 'Kan7x9'),
  plant('a token by its bare name', `token=${word}`),
  plant('CSRF token of Odoo', `csrf_token=${word}o1790000000`),
  plant('CSRF token of a page', `odoo = {csrf_token: "${word}"};`),
  plant('session', `session_id=${word}`),
  plant('PowerShell list', `SecretText          : ${word}\nStartDateTime       : 1/1/2026`),
  plant('PowerShell variable', `$env:CLIENT_SECRET = "${blanks}"`),
  plant('otpauth', `otpauth://totp/Contoso:john@contoso.com?issuer=Microsoft&secret=${word}`),
  plant('signature of storage', `https://x.blob.core.windows.net/a?sv=2022&sig=${word}%2F1%3D`),
  // Addresses.
  plant('userinfo of SMTP', `smtp://john:${word}@smtp.office365.com:587`),
  plant('userinfo of a proxy', `HTTPS_PROXY=http://corp%5Cjohn:${word}@proxy:3128`),
  plant('userinfo of a database', `postgres://odoo:p@${word}@db:5432/odoo`),
  plant('a token as user of an address', `https://${key}@github.com/x/y.git`),
  plant(
    'code of a sign-in',
    `https://odoo.example/microsoft_outlook/confirm?code=${refresh}&state=x`,
  ),
  plant('a percent-encoded name', `https://odoo.example/?%63%6f%64%65=${refresh}`),
  plant('a percent-encoded name of a password', `https://odoo.example/?p%61ssword=${word}`),
  plant('a form', `grant_type=refresh_token&refresh_token=${encode(refresh)}&client_id=x`),
  plant('a percent-encoded form', encode(`client_secret=${word}`)),
  // Odoo's parameters.
  plant('parameter as XML', `<field name="microsoft_outlook_client_secret">${word}</field>`),
  plant(
    'parameter as element',
    `<microsoft_outlook_client_secret>${word}</microsoft_outlook_client_secret>`,
  ),
  plant(
    'parameter as key and value',
    `<key>microsoft_outlook_client_secret</key><value>${word}</value>`,
  ),
  plant(
    'parameter as member of XML-RPC',
    `<member><name>password</name><value><string>${word}</string></value>`,
  ),
  plant(
    'parameter as SQL row',
    `INSERT INTO ir_config_parameter VALUES (7, 'microsoft_outlook_client_secret', '${blanks}');`,
  ),
  plant('parameter as row of psql', ` microsoft_outlook_client_secret | ${word} | 2026-01-01`),
  plant('parameter with tab', `microsoft_outlook_client_secret\t${word}`),
  plant('parameter in JSON', `{"microsoft_outlook_refresh_token": "${word}"}`),
  plant('parameter in a form', `microsoft_outlook_client_secret=${word}`),
  plant(
    'positional password of execute_kw',
    `models.execute_kw('db', 2, '${word}', 'res.partner', 'read', [[1]])`,
  ),
  plant(
    'positional password of authenticate',
    `common.authenticate("db", "admin", "${blanks}", {})`,
  ),
  plant(
    'positional password of JSON-RPC',
    `{"method": "call", "params": {"service": "object", "args": ["db", 2, "${blanks}", "res.users"]}}`,
  ),
  plant(
    'positional password of XML-RPC',
    `<methodCall><methodName>authenticate</methodName><params><param><value><string>db</string></value></param><param><value><string>admin</string></value></param><param><value><string>${word}</string></value></param>`,
  ),
  // Conversations.
  plant(
    'answer after 334',
    `334 UGFzc3dvcmQ6\r\n${base64(word)}\r\n535 5.7.3 Authentication unsuccessful`,
    base64(word).slice(0, 16),
  ),
  plant(
    'answer after 334, by speaker',
    `S: 334 UGFzc3dvcmQ6\nC: ${base64(word)}\nS: 535 5.7.3 x`,
    base64(word).slice(0, 16),
  ),
  plant(
    'answer after 334, in Python',
    `reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${base64(word)}\\r\\n'\n`,
    base64(word).slice(0, 16),
  ),
  plant(
    'AUTH PLAIN',
    `AUTH PLAIN ${base64(`\0john\0${word}`)}`,
    base64(`\0john\0${word}`).slice(0, 16),
  ),
  plant('AUTH LOGIN', `AUTH LOGIN ${base64(word)}`, base64(word).slice(0, 16)),
  plant('AUTH XOAUTH2', `AUTH XOAUTH2 ${sasl}`, sasl.slice(30, 60)),
  plant('IMAP LOGIN', `A1 LOGIN john@contoso.com ${word}`),
  plant('IMAP LOGIN, quoted', `a002 LOGIN "john@contoso.com" "${blanks}"`),
  plant('POP3 PASS', `USER john@contoso.com\nPASS ${word}\n-ERR Logon failure`),
  plant('smtplib', `smtp.login('john@contoso.com', '${special}')`),
  plant(
    'Authorization: Basic',
    `Authorization: Basic ${base64(`john:${word}`)}`,
    base64(`john:${word}`).slice(0, 16),
  ),
  plant('Bearer', `Authorization: Bearer ${jwt}`),
  // Shapes.
  plant('JWT', `the token is ${jwt}`),
  plant('personal account’s token', `received ${personal}`),
  plant('personal account’s refresh token', `received ${personalRefresh}`),
  plant('refresh token', `received ${refresh}`),
  plant('client secret', `the value is ${entra}`, 'KanarienvogelKan'),
  plant(
    'client secret, wrapped',
    `value:\n  ${entra.slice(0, 22)}\n  ${entra.slice(22)}\n`,
    'Kanarien',
  ),
  plant(
    'client secret, quoted-printable',
    `${entra.slice(0, 22)}=\n${entra.slice(22)}\n`,
    'Kanarien',
  ),
  plant(
    'client secret with zero-width space',
    `${entra.slice(0, 3)}\u200b${entra.slice(3)}`,
    'Kanarien',
  ),
  plant('zero-width space in a name', `pass\u200bword: ${word}`),
  plant('private key', `-----BEGIN PRIVATE KEY-----\n${key}\n${key}\n-----END PRIVATE KEY-----`),
  // Prose.
  plant('English prose', `The password is ${word}, please help`),
  plant('Italian prose', `la password è ${word} ma non funziona`),
  plant('Italian: segreto client', `Segreto client: ${word}`),
  plant('Italian: parola d’ordine', `parola d'ordine: ${word}`),
  plant('Italian: chiave segreta', `chiave segreta = ${word}`),
];
