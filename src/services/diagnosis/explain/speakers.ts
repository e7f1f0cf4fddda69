/** Whose program or server left its name in a text. */
export type Service = (typeof foreign)[number][0];

/** Microsoft's mail and sign-in, by hosts, by turns of phrase and by the names of its errors. */
const microsoft =
  /office365|outlook\.(?:com|office|example|cn|de)|protection\.outlook|\.outlook\.com|hotmail|\blive\.com|onmicrosoft|microsoftonline|graph\.microsoft|Microsoft ESMTP|microsoftOutlook|error_subcode|Microsoft Exchange|microsoft_outlook|AADSTS|aka\.ms\/|SmtpClientAuthentication|ms-acdc\.office|\bO365\b|Office ?365|Microsoft ?365|Exchange Online|Azure|Entra\b|Remote Server returned|rejected your message to the following e-?mail addresses|Nachricht an die folgenden E-Mail-Adressen zurückgewiesen|rechazó tus? mensajes? a las siguientes direcciones|SMTP;\s*Client|AS\(\d{3,6}\)|MapiException|STOREDRV/i;

/** Other services, by what only they print. Names alone, in prose or in an address list, do not count. */
const foreign = [
  [
    'Gmail',
    String.raw`gsmtp\b|support\.google\.com|(?:smtp|imap|pop)\.gmail\.com|smtp-relay\.gmail|accounts\.google\.com|oauth2\.googleapis|gmail-smtp-in|googlemail\.com|\[ALERT\] (?:Invalid credentials|Application-specific)|X-GM-EXT|Gimap|53[45][- ]5\.7\.(?:8 Username and Password not accepted|9 |14 )|Application-specific password required`,
  ],
  [
    'Amazon SES',
    String.raw`amazonses|email-smtp\.[\w-]{1,30}|\.amazonaws\.com|Email address is not verified\. The following identities|Amazon SES|SimpleEmailService|535 Authentication Credentials Invalid`,
  ],
  ['SendGrid', String.raw`sendgrid\.(?:net|com)|Authenticated user is not authorized to send mail`],
  ['Mailgun', String.raw`mailgun\.(?:org|net|com)`],
  ['Mailjet', String.raw`mailjet\.com`],
  ['Postmark', String.raw`postmarkapp\.com`],
  ['SparkPost', String.raw`sparkpost(?:mail)?\.com`],
  ['Mandrill', String.raw`mandrillapp\.com`],
  ['Brevo', String.raw`sendinblue\.com|smtp-relay\.brevo|brevo\.com`],
  ['Zoho', String.raw`(?:smtp|imap|smtppro|imappro)\.zoho|zohomail|mx\.zoho`],
  ['Yahoo', String.raw`mail\.yahoo\.|yahoodns|\.yahoo\.com\b.{0,40}\b(?:smtp|TSS|554)|smtp\.aol`],
  ['iCloud', String.raw`mail\.me\.com|icloud\.com:(?:587|993)|smtp\.mail\.icloud`],
  [
    'GMX',
    String.raw`(?:mail|imap|smtp)\.gmx\.|gmx\.(?:net|de|com):\d|smtp\.web\.de|imap\.web\.de|mail\.com \(.{0,30}\) Nemesis|Nemesis ESMTP`,
  ],
  ['IONOS', String.raw`kundenserver\.de|(?:smtp|imap)\.(?:ionos|1und1|1and1)\.|perfora\.net`],
  ['OVH', String.raw`\.mail\.ovh\.|ssl0\.ovh\.net`],
  ['Aruba', String.raw`(?:smtps?|imaps?)\.aruba\.it|aruba\.it:\d|pec\.aruba`],
  ['Strato', String.raw`(?:smtp|imap)\.strato\.`],
  ['Fastmail', String.raw`(?:smtp|imap)\.fastmail|messagingengine\.com`],
  ['Yandex', String.raw`(?:smtp|imap)\.yandex\.`],
  ['Mail.ru', String.raw`(?:smtp|imap)\.mail\.ru`],
  ['GoDaddy', String.raw`secureserver\.net`],
  ['Proton', String.raw`protonmail|proton\.me`],
  [
    'Postfix',
    String.raw`User unknown in (?:virtual|local|relay) [a-z ]{3,30} table|\(postfix\)|ESMTP Postfix\b|Client host \[[\d.:a-f]{3,45}\] blocked using (?:[\w-]{1,40}\.){1,4}[a-z]{2,10}\b`,
  ],
  [
    'Sendmail',
    String.raw`>\.\.\. (?:Relaying denied|User unknown|Domain of sender|Sender)|\bsendmail\[\d{1,7}\]|\bstat=(?:User unknown|Deferred|Service unavailable)`,
  ],
  ['Exim', String.raw`535 Incorrect authentication data|\bcPanel\b|ESMTP Exim\b|\(Exim \d`],
  ['Dovecot', String.raw`Dovecot(?: \([\w ]{1,20}\))? ready|\bdovecot: (?:imap|pop3|auth|lmtp)`],
  ['Proofpoint', String.raw`\bpphosted\.com`],
  ['Google', String.raw`googleapis\.com|console\.cloud\.google`],
  [
    'Keycloak',
    String.raw`keycloak|/realms/[\w-]{1,60}/protocol/openid-connect|Invalid client or Invalid client credentials|Client not enabled to retrieve service account|Session not active|Token is not active`,
  ],
  ['Okta', String.raw`\bokta(?:preview)?\.com|\bE0000\d{3}\b`],
  ['Auth0', String.raw`\bauth0\.com`],
  ['AWS Cognito', String.raw`amazoncognito`],
  [
    'GitHub',
    String.raw`api\.github\.com|github\.com/login/oauth|fatal: unable to access|git@github|remote: (?:Invalid|Support|Repository|error)|Permission denied \(publickey\)`,
  ],
  ['GitLab', String.raw`gitlab\.com/oauth|git@gitlab`],
  ['npm', String.raw`\bnpm (?:ERR!|error|WARN)|registry\.npmjs|\byarn (?:error|install)|ERR_PNPM`],
  [
    'pip',
    String.raw`\bpip(?:3|\._vendor)?\b.{0,60}(?:install|retry|error)|pypi\.org|files\.pythonhosted|Could not find a version that satisfies|\bpip\._`,
  ],
  ['Docker', String.raw`docker\.io|Error response from daemon|docker(?:d|-compose)?:`],
  [
    'Kubernetes',
    String.raw`kubernetes|kubectl|kubelet|\.svc\.cluster\.local|Unable to connect to the server:`,
  ],
  ['PostgreSQL', String.raw`psycopg2?\b|postgres(?:ql)?\b|\bpg_hba|SQLSTATE|\bPSQLException`],
  ['MySQL', String.raw`\bmysql|mariadb|\bERROR \d{4} \([0-9A-Z]{5}\)|PyMySQL`],
  ['SQL Server', String.raw`SqlException|SQL Server|\bODBC\b|TDS server|pyodbc`],
  ['MongoDB', String.raw`mongo(?:db|Network|server|oose)`],
  ['Redis', String.raw`\bredis\b|:6379\b`],
  ['Elasticsearch', String.raw`elasticsearch|opensearch|:9200\b`],
  ['RabbitMQ', String.raw`rabbitmq|\bamqps?:|:5672\b`],
  ['Kafka', String.raw`\bkafka\b|:9092\b`],
  ['LDAP', String.raw`\bldap3\b|\bldaps?(?:://|_bind|search|\.)|LDAPException|:389\b|:636\b`],
  ['nginx', String.raw`\bnginx\b|upstream (?:timed out|prematurely)|\[error\] \d{1,7}#\d{1,7}`],
  ['Apache', String.raw`\bAH\d{5}\b|mod_proxy|apache2?\b.{0,30}\bnotice`],
  ['Composer', String.raw`packagist|composer (?:install|update|require)`],
  ['Maven', String.raw`repo\.maven|\[ERROR\] Failed to execute goal|maven`],
  ['Gradle', String.raw`\bgradle\b`],
  [
    'apt',
    String.raw`archive\.ubuntu|deb\.debian|\bapt(?:-get)?\b.{0,30}(?:update|install)|Failed to fetch http`,
  ],
  ['Cargo', String.raw`crates\.io|\bcargo\b`],
  ['RubyGems', String.raw`rubygems\.org|Gem::`],
  ['Terraform', String.raw`\bterraform\b`],
  ['Ansible', String.raw`\bansible\b`],
  ['Jenkins', String.raw`\bjenkins\b`],
  ['SSH', String.raw`\bsshd?\b(?:\[|:| to host)|ssh_exchange|kex_exchange`],
  ['FTP', String.raw`\bs?ftp\b.{0,20}(?:530|425|login|error)|vsftpd|FileZilla`],
  ['Let’s Encrypt', String.raw`letsencrypt|acme-v0\d|certbot`],
  ['SharePoint', String.raw`sharepoint\.com|activityLimitReached|onedrive`],
  ['Stripe', String.raw`api\.stripe\.com`],
  ['PayPal', String.raw`api-?m?\.paypal`],
  ['Slack', String.raw`hooks\.slack|slack\.com/api`],
  ['Salesforce', String.raw`salesforce\.com|force\.com`],
  ['SAP', String.raw`\bRFC_ERROR|SAP NetWeaver`],
] as const;

const patterns = foreign.map(([name, source]) => [name, new RegExp(source, 'gi')] as const);

export interface Mark {
  readonly service: Service | 'Microsoft';
  readonly at: number;
}

const maxMarks = 400;

/** Where each service left its name, in the order of the text. */
export function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const [service, pattern] of patterns) {
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      marks.push({ service, at: match.index });
      count += 1;
      if (count >= maxMarks) break;
    }
  }
  let count = 0;
  for (const match of text.matchAll(new RegExp(microsoft.source, 'gi'))) {
    marks.push({ service: 'Microsoft', at: match.index });
    count += 1;
    if (count >= maxMarks) break;
  }
  return marks.sort((one, other) => one.at - other.at);
}

/** Characters around a place within which a name belongs to it. */
const near = 400;

/**
 * Who speaks between two places: the service named on these very lines, else the nearest close by,
 * else the only one in the whole text. Null: the text does not show it.
 */
export function speakerAt(
  marks: readonly Mark[],
  text: string,
  start: number,
  end: number,
): Mark['service'] | null {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  const onLine = marks.filter(
    ({ at }) => at >= lineStart && at < (lineEnd < 0 ? text.length : lineEnd),
  );
  const around = marks.filter(({ at }) => at >= start - near && at <= end + near);
  for (const group of [onLine, around, marks]) {
    const names = new Set(group.map(({ service }) => service));
    if (names.size === 0) continue;
    if (names.has('Microsoft')) return nearestOf(group, start, end);
    return group[0]?.service ?? null;
  }
  return null;
}

function nearestOf(marks: readonly Mark[], start: number, end: number): Mark['service'] {
  const distance = ({ at }: Mark): number => (at < start ? start - at : at > end ? at - end : 0);
  // Of equals Microsoft: its own words are its name as well.
  return (
    [...marks].sort(
      (one, other) =>
        distance(one) - distance(other) ||
        Number(one.service !== 'Microsoft') - Number(other.service !== 'Microsoft'),
    )[0]?.service ?? 'Microsoft'
  );
}
