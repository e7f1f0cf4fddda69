import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import { maskPasted } from '../../../src/services/masking/mask-pasted.ts';
/** With signs, as people choose them; and long, as programs make them. */
const S = 'Zq7!mango-Tr33';
const L = 'q7mAngoTr33WXyz0987abcDEF';
const refusal =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
const b64 = (t: string) => Buffer.from(t).toString('base64');
const pastes: [string, string][] = [
  [`smtp_user = bob\nsmtp_pass = ${S}\n`, S],
  [`spring.mail.password=${S}`, S],
  [`MAIL_PASSWORD="${S}"`, S],
  [`  password: >-\n    ${S}\n`, S],
  [`EMAIL_HOST_PASSWORD = '${S}'`, S],
  [`$cred = ConvertTo-SecureString "${S}" -AsPlainText -Force`, S],
  [`net use \\\\srv\\share /user:bob ${S}`, S],
  [`curl -u bob:${S} https://x.example`, S],
  [`curl --user 'bob:${S}' smtp://x`, S],
  [`mysql -ubob -p${S} db`, S],
  [`PGPASSWORD=${S} psql`, S],
  [`sshpass -p '${S}' ssh x`, S],
  [`{"client_secret" : "${L}"}`, L],
  [`client_secret%3D${L}%26grant_type%3Drefresh`, L],
  [`&client_assertion=${L}.${L}.${L}`, L],
  [`<ClientSecret>${L}</ClientSecret>`, L],
  [`<add key="Password" value="${S}" />`, S],
  [`Password for 'https://bob@x': ${S}`, S],
  [`Set-Cookie: session_id=${L}; HttpOnly`, L],
  [`X-Api-Key: ${L}`, L],
  [`api_key=${L}`, L],
  [`apikey: "${L}"`, L],
  [`Authorization: Basic ${b64(`bob:${S}`)}`, b64(`bob:${S}`)],
  [`AUTH PLAIN ${b64(`\0bob\0${S}`)}`, b64(`\0bob\0${S}`)],
  [`S: 334 UGFzc3dvcmQ6\nC: ${b64(S)}\n`, b64(S)],
  [`>>> b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${b64(S)}\\r\\n'`, b64(S)],
  [`A1 LOGIN "bob@contoso.com" "${S}"`, S],
  [`a001 login bob {14}\r\n${S}`, S],
  [`* AUTHENTICATE LOGIN\n${b64(S)}`, b64(S)],
  [`server.login("bob", "${S}")`, S],
  [`imaplib: login(user='bob', password='${S}')`, S],
  [`nodemailer auth: { user: 'bob', pass: '${S}' }`, S],
  [`models.execute_kw('db', 2, '${S}', 'res.partner', 'read')`, S],
  [`common.authenticate(db, "admin", "${S}", {})`, S],
  [`admin_passwd = ${S}`, S],
  [`db_password: ${S}`, S],
  [`Passwort: ${S}`, S],
  [`Kennwort: ${S}`, S],
  [`mot de passe : ${S}`, S],
  [`contraseña: ${S}`, S],
  [`parola d'ordine: ${S}`, S],
  [`refresh token is 0.AXoA${L}${L}${L}`, `AXoA${L}`],
  [`code=0.AXoA${L}${L}&session_state=x`, L],
  [`M.C5${L}_BAY.0.U.-${L}!${L}*${L}$`, L],
  [`eyJhbGciOiJSUzI1NiJ9.\n  ${b64(L + L)}.\n  ${L}`, b64(L + L).slice(0, 20)],
  [`id_token_hint=${L}${L}`, L],
  [`ldap bind dn=cn=bob password=${S}`, S],
  [`jdbc:sqlserver://x;user=bob;password=${S};`, S],
  [`AccountKey=${L}==;EndpointSuffix=core`, L],
  [`SharedAccessSignature sig=${L}`, L],
  [`amqps://bob:${S}@mq.example`, S],
  [`redis://:${S}@r.example:6379`, S],
  [`http://bob:p%40${L}@proxy:3128`, L],
  [`| Password | ${S} |`, S],
  [`password\t${S}`, S],
  [`Password\n${S}\n`, S],
  [`the password is ${S}`, S],
  [`La password è ${S}`, S],
  [`secret value: abC8Q~${L}xyz`, L],
  [`passcode ${S}`, S],
  [`otp: 123456`, '123456'],
  [`PIN=8842`, '8842'],
  [`ghp_${L}${L.slice(0, 11)}`, L],
  [`xoxb-123456789012-${L}`, L],
  [`AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`, 'wJalrXUtnFEMI'],
  [`-----BEGIN ENCRYPTED PRIVATE KEY-----\n${L}\n-----END ENCRYPTED PRIVATE KEY-----`, L],
  [`thumbprint;  "private_key": "${L}"`, L],
  [`$env:SMTP_PWD='${S}'`, S],
  [`set SMTP_PASS=${S}`, S],
  [
    `-Credential (New-Object PSCredential('bob',(ConvertTo-SecureString '${S}' -AsPlainText -Force)))`,
    S,
  ],
  [`"pass\u200bword": "${S}"`, S],
  [`p a s s w o r d : ${S}`, S],
  [`PASSWORD＝${S}`, S],
  [`pwd：${S}`, S],
];
const titled = pastes.map(([paste, secret]) => ({ paste, secret, title: paste.slice(0, 60) }));

describe('finding 7: a secret in one more shape is shown in no finding and no masked view', () => {
  it.each(titled)('$title', ({ paste, secret }) => {
    expect(paste).toContain(secret);
    for (const text of [paste, `Hello,\n${paste}\n${refusal}\n`, `${refusal} ${paste}`]) {
      const shown = JSON.stringify(explainText(text, contextWithoutClient('en')));
      const written = JSON.stringify(secret).slice(1, -1);
      expect(shown).not.toContain(written);
      expect(shown).not.toContain(written.slice(-10));
    }
  });

  it('in a text of a million characters costs no more than reading it', () => {
    for (const part of [
      'password ',
      'password\n',
      'login a {3}\n',
      'mysql -u',
      '| pwd | ',
      'net use ',
    ]) {
      expect(maskPasted(part.repeat(100_000))).toContain(part.trim().slice(0, 3));
    }
  });
});
