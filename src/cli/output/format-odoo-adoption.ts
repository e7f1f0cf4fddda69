import { showHost } from '../../contract/mail-hosts.ts';
import { type AdoptedItem, type OdooAdoption } from '../../contract/odoo-adoption.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTime, translate } from '../terminal/texts.ts';

/** What would be taken over, what is kept as it is here, and what stays in Odoo. */
export function formatAdoption(
  { readAt, items, notAdopted }: OdooAdoption,
  replace: boolean,
): string {
  const time = formatTime(new Date(readAt));
  const [taken, kept] = [
    items.filter(({ action }) => replace || action !== 'replace'),
    items.filter(({ action }) => !replace && action === 'replace'),
  ];
  return [
    translate(taken.length === 0 ? 'odoo.adoption.nothing' : 'odoo.adoption.head', { time }),
    ...taken.flatMap(formatItem),
    ...(kept.length === 0
      ? []
      : ['', translate('odoo.adoption.kept'), ...kept.flatMap(formatItem)]),
    ...(notAdopted.length === 0
      ? []
      : [
          '',
          translate('odoo.adoption.notAdopted'),
          ...notAdopted.map(({ explanation }) => `  - ${keepOnOneLine(explanation)}`),
        ]),
  ].join('\n');
}

function formatItem(item: AdoptedItem): string[] {
  if (item.kind === 'setting') {
    const before = item.before ?? '';
    const shown = before === '' ? translate('odoo.notSet') : keepOnOneLine(before);
    const name = translate(`odoo.adoption.settings.${item.setting}`);
    return [`  ${name}: ${shown} -> ${keepOnOneLine(item.after)}`];
  }
  const direction = translate(item.direction === 'outgoing' ? 'odoo.outgoing' : 'odoo.incoming');
  const values = {
    direction,
    name: keepOnOneLine(item.name),
    username: keepOnOneLine(item.username),
    host: showHost(item.host),
  };
  return [
    `  ${translate(`odoo.adoption.servers.${item.action}`, values)}`,
    ...item.changes.map((change) => `    ${keepOnOneLine(change)}`),
    ...(item.foreignHost ? [`    ${translate('odoo.adoption.foreignHost', values)}`] : []),
  ];
}
