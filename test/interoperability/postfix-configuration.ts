/** What Postfix 3.7 (Debian 12) must know for one test. */
export interface PostfixSettings {
  readonly directory: string;
  readonly port: number;
  /** Dovecot's SASL. */
  readonly authSocket: string;
  /** Folder of all mailboxes: one a user, with a Maildir inside. */
  readonly mailFolder: string;
  readonly domain: string;
  readonly user: string;
}

/** main.cf: submission with STARTTLS, Dovecot's SASL, and delivery into a Maildir. */
export function postfixConfiguration(settings: PostfixSettings): string {
  const { directory, mailFolder, domain, user } = settings;
  return `
compatibility_level = 3.6
queue_directory = ${directory}/queue
data_directory = ${directory}/data
maillog_file = ${directory}/log/mail.log
maillog_file_prefixes = ${directory}
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks =
smtp_dns_support_level = disabled
smtputf8_enable = no
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${mailFolder}
virtual_mailbox_maps = inline:{ { ${user} = ${user}/Maildir/ } }
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = ${directory}/server.pem
smtpd_tls_key_file = ${directory}/server.key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${settings.authSocket}
smtpd_delay_reject = no
smtpd_relay_restrictions =
smtpd_sender_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
`;
}

/** master.cf: only the services of one submission and its delivery, none in a chroot. */
export function postfixServices({ port }: PostfixSettings): string {
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'proxymap unix - - n - - proxymap',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  return `${services.join('\n')}\n`;
}
