/** What Dovecot 2.3 (Debian 12) must know for one test. */
export interface DovecotSettings {
  readonly directory: string;
  readonly imapsPort: number;
  readonly submissionPort: number;
  readonly relayPort: number;
  readonly introspectionUrl: string;
  /** Processes that wait for the next client, as at a provider; a start takes 5 ms and more. */
  readonly waitingProcesses: number;
}

/** IMAP with TLS from the first byte, submission with STARTTLS, and XOAUTH2 alone for both. */
export function dovecotConfiguration(settings: DovecotSettings): string {
  const { directory, waitingProcesses } = settings;
  // A login process serves one client after the other; one of the mailbox takes its user's rights.
  const login =
    waitingProcesses === 0 ? '' : `service_count = 0\n  process_min_avail = ${waitingProcesses}`;
  const mailbox = waitingProcesses === 0 ? '' : `process_min_avail = ${waitingProcesses}`;
  return `
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = /dev/stderr
protocols = imap submission
listen = 127.0.0.1
hostname = localhost
ssl = required
ssl_cert = <${directory}/server.pem
ssl_key = <${directory}/server.key
auth_mechanisms = xoauth2
auth_failure_delay = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${directory}/oauth2.conf.ext
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${directory}/mail/%u allow_all_users=yes
}
first_valid_gid = 1
mail_location = maildir:~/Maildir
service imap-login {
  ${login}
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${settings.imapsPort}
    ssl = yes
  }
}
service submission-login {
  ${login}
  inet_listener submission {
    port = ${settings.submissionPort}
  }
}
service imap {
  ${mailbox}
}
service submission {
  ${mailbox}
}
service auth {
  # Where another server asks whom to let in.
  unix_listener auth-for-others {
    mode = 0666
  }
}
service anvil {
  # Refused tokens are part of the test: no growing penalty for them.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
submission_relay_host = 127.0.0.1
submission_relay_port = ${settings.relayPort}
`;
}

/** dovecot-oauth2.conf.ext: each token is asked about at the introspection address (RFC 7662). */
export function oauth2Configuration(settings: DovecotSettings): string {
  return `
introspection_url = ${settings.introspectionUrl}
introspection_mode = post
force_introspection = yes
username_attribute = username
active_attribute = active
active_value = true
`;
}
