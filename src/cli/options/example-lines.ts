/**
 * Lines that the help of a command shows, by the command's name (`client add` is `client-add`); what
 * each does stands at its place in `examples.json`. Quoted so that every shell reads them alike.
 */
export const exampleLines: Readonly<Record<string, readonly string[]>> = {
  collega: [
    'collega demo',
    'collega explain "535 5.7.139 Authentication unsuccessful"',
    'collega test --client "Rossi Srl"',
  ],
  start: ['collega start --portable'],
  demo: ['collega demo --terminal', 'collega demo --case smtp-disabled-mailbox'],
  sandbox: ['collega sandbox'],
  client: ['collega client list', 'collega client show --client "Rossi Srl"'],
  'client-add': [
    'collega client add --name "Rossi Srl" --application-id 11111111-2222-3333-4444-555555555555 --odoo-url https://odoo.rossi.example',
    'collega client add --name "Rossi Srl" --application-id 11111111-2222-3333-4444-555555555555 --odoo-url https://odoo.rossi.example --authority rossi.onmicrosoft.com --secret-expires-on 2027-11-30',
  ],
  'client-list': ['collega client list --json'],
  'client-show': ['collega client show --client "Rossi Srl"'],
  'client-remove': ['collega client remove --client "Rossi Srl"'],
  'client-rename': ['collega client rename --client "Rossi Srl" --name "Rossi Spa"'],
  'client-duplicate': ['collega client duplicate --client "Rossi Srl" --name "Rossi test"'],
  'client-archive': [
    'collega client archive --client "Rossi Srl"',
    'collega client archive --client "Rossi Srl" --undo',
  ],
  'client-update': [
    'collega client update --client "Rossi Srl" --secret-expires-on 2027-11-30',
    'collega client update --client "Rossi Srl" --secret',
  ],
  'client-export': ['collega client export --client "Rossi Srl" --out rossi.json'],
  'client-import': [
    'collega client import rossi.json',
    'collega client import --dry-run clients/*.json',
  ],
  server: [
    'collega server add --direction outgoing --username info@rossi.example',
    'collega server list --client "Rossi Srl"',
  ],
  'server-add': [
    'collega server add --client "Rossi Srl" --direction outgoing --username info@rossi.example',
    'collega server add --client "Rossi Srl" --direction outgoing --username notifications@rossi.example --from-filter rossi.example --priority 20',
  ],
  'server-import': [
    'collega server import mailboxes.txt --client "Rossi Srl"',
    'collega server import ir.mail_server.csv --client "Rossi Srl" --yes',
  ],
  'server-list': ['collega server list --client "Rossi Srl"'],
  'server-show': ['collega server show --server info@rossi.example --direction outgoing'],
  'server-update': [
    'collega server update --server info@rossi.example --direction outgoing --from-filter rossi.example',
  ],
  'server-archive': ['collega server archive --server info@rossi.example --direction incoming'],
  'server-remove': ['collega server remove --server info@rossi.example --direction incoming'],
  link: [
    'collega link --client "Rossi Srl" --mailbox info@rossi.example',
    'collega link --client "Rossi Srl" --mailbox shared@rossi.example --keep-as-delegate',
  ],
  test: [
    'collega test --client "Rossi Srl"',
    'collega test --client "Rossi Srl" --failed --summary',
    'collega test --client "Rossi Srl" --message --language it',
    'collega test --all-clients --quiet',
  ],
  report: [
    'collega report --client "Rossi Srl" --mask --out rossi.html',
    'collega report --open rossi.html',
  ],
  probe: ['collega probe smtp --no-auth'],
  'probe-smtp': ['collega probe smtp --no-auth', 'collega probe smtp --user info@rossi.example'],
  'probe-imap': ['collega probe imap --user info@rossi.example'],
  explain: [
    'collega explain "AADSTS7000222"',
    'collega explain "AADSTS7000222" --message',
    'collega explain --client "Rossi Srl" < bounce.txt',
  ],
  guide: ['collega guide --client "Rossi Srl"', 'collega guide --client "Rossi Srl" --check'],
  sender: [
    'collega sender --client "Rossi Srl" --from anna@rossi.example',
    'collega sender --client "Rossi Srl" --review',
  ],
  odoo: ['collega odoo read --client "Rossi Srl"', 'collega odoo compare --client "Rossi Srl"'],
  'odoo-connect': [
    'collega odoo connect --client "Rossi Srl" --url https://odoo.rossi.example --login admin@rossi.example',
  ],
  'odoo-read': ['collega odoo read --client "Rossi Srl"'],
  'odoo-compare': ['collega odoo compare --client "Rossi Srl" --fresh'],
  'odoo-test': ['collega odoo test --client "Rossi Srl"'],
  'odoo-adopt': ['collega odoo adopt --client "Rossi Srl"'],
  'odoo-mails': ['collega odoo mails --client "Rossi Srl"'],
  'odoo-plan': ['collega odoo plan --client "Rossi Srl"'],
  'odoo-apply': ['collega odoo apply --client "Rossi Srl"'],
  'odoo-undo': ['collega odoo undo --client "Rossi Srl"'],
  'odoo-disconnect': ['collega odoo disconnect --client "Rossi Srl"'],
  vault: ['collega vault status'],
  'vault-status': ['collega vault status'],
  'vault-passphrase': ['collega vault passphrase'],
  'vault-key-store': ['collega vault key-store off'],
  'vault-lock': ['collega vault lock'],
  'vault-restore': ['collega vault restore'],
  'vault-settings': ['collega vault settings', 'collega vault settings --accept'],
  updates: ['collega updates', 'collega updates --on', 'collega updates --check'],
  'vault-forget': [
    'collega vault forget --client "Rossi Srl" --mailbox info@rossi.example',
    'collega vault forget --everything',
  ],
  completion: ['collega completion bash'],
  man: ['collega man'],
};
