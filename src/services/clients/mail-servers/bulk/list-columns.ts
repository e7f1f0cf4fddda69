/**
 * What a column of a list of servers says. `smtp`: a host that only outgoing servers have. `principal`:
 * the name with which someone signs in, which need not be an address that receives mail.
 */
export type Column =
  | 'name'
  | 'username'
  | 'principal'
  | 'host'
  | 'smtp'
  | 'port'
  | 'encryption'
  | 'ssl'
  | 'fromFilter'
  | 'priority'
  | 'active'
  | 'direction'
  | 'authentication'
  | 'serverType';

/**
 * Names of columns, lower-cased: Odoo's technical ones (export for import), its labels in English and
 * Italian (16 to 19), and what people write themselves.
 */
const names: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'name',
    'description',
    'nome',
    'descrizione',
    'displayname',
    'display name',
    'nome visualizzato',
  ],
  username: [
    'smtp_user',
    'user',
    'username',
    'mailbox',
    'email',
    'e-mail',
    'address',
    'nome utente',
    'casella',
    'indirizzo',
    // Exchange’s and Entra’s exports.
    'primarysmtpaddress',
    'primary smtp address',
    'windowsemailaddress',
    'email address',
    'emailaddress',
    'indirizzo di posta elettronica',
    'indirizzo e-mail',
    'posta elettronica',
    'mail',
  ],
  principal: [
    'userprincipalname',
    'user principal name',
    'nome entità utente',
    'nome principale utente',
  ],
  host: ['server', 'server name', 'host', 'nome server', 'nome del server'],
  smtp: ['smtp_host', 'smtp server', 'server smtp'],
  port: ['smtp_port', 'smtp port', 'port', 'porta smtp', 'porta'],
  encryption: [
    'smtp_encryption',
    'connection encryption',
    'encryption',
    'crittografia connessione',
  ],
  ssl: ['is_ssl', 'ssl/tls'],
  fromFilter: ['from_filter', 'from filtering', 'from filter', 'filtro da', 'filtro from'],
  priority: ['sequence', 'priority', 'server priority', 'sequenza', 'priorità', 'priorità server'],
  active: ['active', 'attivo'],
  direction: ['direction', 'type', 'protocol', 'direzione', 'protocollo'],
  authentication: ['smtp_authentication', 'authenticate with', 'autentica con'],
  serverType: ['server_type', 'server type', 'tipo server', 'tipo di server'],
};

/** Null for a column that says nothing that Collega keeps. */
export function columnOf(heading: string): Column | null {
  const wanted = heading.trim().toLowerCase();
  const found = Object.entries(names).find(([, known]) => known.includes(wanted));
  return found === undefined ? null : (found[0] as Column);
}
