import { type SenderSetup } from '../../../../contract/sender-rules.ts';
import { filled } from './from-filter.ts';

/** The notifications address: of the context, the alias domain, else the Odoo process. */
export function defaultFrom({ context, alias_domain: alias, cli }: SenderSetup): string | null {
  const ofContext = filled(context.domain_notifications_email);
  if (ofContext !== null) return ofContext;
  const from = alias === null ? null : filled(alias.default_from);
  if (alias === null || from === null) return filled(cli.email_from);
  return from.includes('@') ? from : `${from}@${alias.name}`;
}

/** Where bounces go unless the context or the message's own Return-Path says otherwise. */
export function defaultBounce({ alias_domain: alias, cli }: SenderSetup): string | null {
  const bounce = alias === null ? null : filled(alias.bounce_alias);
  return alias === null || bounce === null ? filled(cli.email_from) : `${bounce}@${alias.name}`;
}

/** The filter that holds where no server record is chosen. */
export function parameterFilter(setup: SenderSetup): string | null {
  return filled(setup.mail_default_from_filter) ?? filled(setup.cli.from_filter);
}
