import { type IncomingServer, type OutgoingServer } from '../../../contract/mail-servers.ts';
import { type TemplateChange } from '../../../contract/sender-rules.ts';
import { type Language } from '../../../contract/settings.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type Records, type ClientRecords } from '../../store/records/records.ts';
import { reviewSenders } from './review/review-senders.ts';
import { applyTemplate } from './templates/apply-template.ts';
import { planTemplate, type TemplateInput } from './templates/plan-template.ts';
import { applyForClient } from './rules/apply-for-client.ts';

type SenderRulesCalls = Extract<keyof Handlers, `senderRules.${string}`>;

export function createSenderRulesHandlers(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
}): Pick<Handlers, SenderRulesCalls> {
  const { records, clock, sandbox, language } = services;

  /** What a client's records say, read at one moment. */
  function readClient(clientId: string, content = records.of(clientId)): TemplateInput {
    const { client, mailServers, mailboxLinks } = content;
    return {
      client,
      settings: client.senderSettings,
      servers: mailServers.filter(
        (server): server is OutgoingServer => server.direction === 'outgoing',
      ),
      incoming: mailServers.filter(
        (server): server is IncomingServer => server.direction === 'incoming',
      ),
      links: mailboxLinks,
      practice: client.sandbox ? sandbox : null,
    };
  }

  return {
    'senderRules.apply': ({ clientId, from }) => applyForClient(readClient(clientId), from),

    'senderRules.review': ({ clientId }) => reviewSenders(readClient(clientId), language()),

    'senderRules.planTemplate': ({ clientId, template, changeServerIds }) => {
      const input = readClient(clientId);
      const changes = planTemplate(input, template, changeServerIds);
      return { odooVersion: input.settings.odooVersion, changes };
    },

    'senderRules.applyTemplate': ({ clientId, template, changeServerIds }) => {
      let { odooVersion } = readClient(clientId).settings;
      const plan = (content: ClientRecords): TemplateChange[] => {
        const input = readClient(clientId, content);
        odooVersion = input.settings.odooVersion;
        return planTemplate(input, template, changeServerIds);
      };
      const changes = applyTemplate(records, clientId, plan, new Date(clock.now()));
      return { odooVersion, changes };
    },
  };
}
