import { z } from 'zod';
import { type Finding } from '../../../contract/findings.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooStep, type OdooStepResult } from '../../../contract/odoo-plan.ts';
import { OdooError } from '../api/odoo-error.ts';
import { runOdooTest } from '../own-tests/run-odoo-test.ts';
import { secretParameter } from '../snapshot/snapshot-models.ts';
import { OdooWriter, type FieldValues, type ServerModel, type WriteResult } from './odoo-writer.ts';
import { type ApplyServices, type StepMessage } from './apply-services.ts';
import { valuesOfField, valuesOfNew } from './server-values.ts';

interface Outcome {
  readonly outcome: OdooStepResult['outcome'];
  readonly message: string;
  readonly finding?: Finding | null;
}

/**
 * Does the chosen steps in their order, one request at a time. A step that does not succeed leaves
 * out what depends on it: after a setting everything, after a server's step the rest of that server.
 * @throws OdooError when Odoo cannot be asked any more
 */
export async function applyPlan(
  services: ApplyServices,
  steps: readonly OdooStep[],
  options: { readonly installModule: boolean },
  signal: AbortSignal,
): Promise<OdooStepResult[]> {
  const run = new PlanRun(services, new OdooWriter(services.api, signal), options, signal);
  const results: OdooStepResult[] = [];
  const failed = new Set<string>();
  for (const group of groupFields(steps)) {
    const [first] = group;
    if (first === undefined) continue;
    const depends = failed.has('settings') || failed.has(first.serverId ?? 'settings');
    const outcome: Outcome = depends
      ? { outcome: 'skipped', message: services.say('depends') }
      : await run.do(group);
    if (outcome.outcome !== 'done') failed.add(first.serverId ?? 'settings');
    for (const { id, title } of group) {
      results.push({ stepId: id, title, finding: null, ...outcome });
    }
  }
  return results;
}

/** Fields of one record go out in one write: Odoo checks them together. */
function groupFields(steps: readonly OdooStep[]): OdooStep[][] {
  const groups: OdooStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const joins =
      step.kind === 'set-field' &&
      before?.kind === 'set-field' &&
      before.serverId === step.serverId;
    if (joins) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}

class PlanRun {
  /** Records created in this run, by Collega's server. */
  readonly #created = new Map<string, number>();
  /** How the journal is told of the token that this run gave to a record. */
  readonly #handed = new Map<string, (stamp: number | null) => void>();
  /** Odoo's time of the last change, once this run has written to a record. */
  readonly #written = new Map<string, string | null>();

  constructor(
    private readonly services: ApplyServices,
    private readonly writer: OdooWriter,
    private readonly options: { readonly installModule: boolean },
    private readonly signal: AbortSignal,
  ) {}

  async do(group: readonly OdooStep[]): Promise<Outcome> {
    const [step] = group;
    if (step === undefined) return this.#end('failed', 'blocked');
    if (step.blocked !== null) {
      return { outcome: 'failed', message: step.blockedText ?? this.services.say('blocked') };
    }
    try {
      return await this.#dispatch(step, group);
    } catch (error) {
      // Odoo's own words; what keeps Odoo from being asked at all ends the run.
      const refused = error instanceof OdooError && refusals.has(error.problem.kind);
      if (!refused) throw error;
      return { outcome: 'failed', message: error.message };
    }
  }

  #dispatch(step: OdooStep, group: readonly OdooStep[]): Promise<Outcome> {
    switch (step.kind) {
      case 'install-module':
        return this.#installModule(step);
      case 'set-parameter':
        return this.#setParameter(step);
      case 'create-server':
        return this.#createServer(step);
      case 'set-field':
        return this.#setFields(step, group);
      case 'hand-over':
        return this.#handOver(step);
      case 'own-test':
        return this.#test(step);
      case 'activate':
        return this.#writeRecord(step, [step], { active: true });
    }
  }

  async #installModule(step: OdooStep): Promise<Outcome> {
    if (!this.options.installModule) return this.#end('failed', 'confirm-module');
    const { api } = this.services;
    const domain = [['name', '=', step.name]];
    const found = await api.call(
      {
        model: 'ir.module.module',
        method: 'search_read',
        args: [['domain', domain]],
        named: { fields: ['name'] },
      },
      this.signal,
    );
    const ids = modules.parse(found).flatMap(({ id, name }) => (name === step.name ? id : []));
    // Installing cannot be undone: no other module, and never none, which Odoo answers as success.
    if (ids.length !== 1) return this.#end('changed', 'changed');
    const done = this.#note(step, null);
    await api.call(
      { model: 'ir.module.module', method: 'button_immediate_install', ids },
      this.signal,
    );
    done();
    return this.#end('done');
  }

  async #setParameter(step: OdooStep): Promise<Outcome> {
    const { secret } = this.services;
    const done = this.#note(step, null);
    if (step.name !== secretParameter) {
      return this.#finish(await this.writer.setParameter(step.name, step.after), done);
    }
    if (secret === null) return this.#end('failed', 'blocked');
    return this.#finish(await this.writer.setSecret(secret), done);
  }

  async #createServer(step: OdooStep): Promise<Outcome> {
    const server = this.#serverOf(step);
    if (server === null) return this.#end('changed', 'changed');
    const model = modelOf(step);
    const note = this.services.journal.note({ ...entryOf(step), recordId: null, state: 'begun' });
    const id = await this.writer.create(model, valuesOfNew(server));
    if (id === null) return this.#end('failed', 'lost');
    note({ recordId: id, state: 'done' });
    this.#created.set(server.id, id);
    await this.#remember(model, id);
    return this.#end('done');
  }

  async #setFields(step: OdooStep, group: readonly OdooStep[]): Promise<Outcome> {
    const server = this.#serverOf(step);
    if (server === null) return this.#end('changed', 'changed');
    const fields = group.flatMap(({ field }) => Object.entries(valuesOfField(server, field)));
    return this.#writeRecord(step, group, Object.fromEntries(fields));
  }

  async #writeRecord(
    step: OdooStep,
    group: readonly OdooStep[],
    values: FieldValues,
  ): Promise<Outcome> {
    const id = this.#idOf(step);
    if (id === null || !(await this.#isUnchanged(step, id))) return this.#end('changed', 'changed');
    const done = group.map((each) => this.#note(each, id));
    const written = await this.writer.write(modelOf(step), id, values);
    await this.#remember(modelOf(step), id);
    return this.#finish(written, () => done.forEach((each) => each()));
  }

  async #handOver(step: OdooStep): Promise<Outcome> {
    const server = this.#serverOf(step);
    const id = this.#idOf(step);
    if (server === null || id === null) return this.#end('changed', 'changed');
    // Odoo sends token and secret to whatever it holds now, not to what the plan was made for.
    if (!(await this.services.hasOwnCredentials()))
      return this.#end('failed', 'credentials-differ');
    // Odoo signs in with the token at the host that its record names, whatever Collega's names.
    const host = modelOf(step) === 'ir.mail_server' ? 'smtp_host' : 'server';
    const isOurHost = await this.writer.holds(modelOf(step), id, { [host]: server.host });
    if (!isOurHost) return this.#end('failed', 'host-differs');
    if (!(await this.#isUnchanged(step, id))) return this.#end('changed', 'changed');
    const handed = await this.services.tokenFor(server);
    if (handed.kind === 'refused') {
      const { finding } = handed;
      return {
        outcome: 'failed',
        message: finding?.title ?? this.services.say('blocked'),
        finding,
      };
    }
    const note = this.services.journal.note({ ...entryOf(step), recordId: id, state: 'begun' });
    const done = (): void => note({ state: 'done' });
    this.#handed.set(`${step.model},${id}`, (tokenStamp) => note({ tokenStamp }));
    const written = await this.writer.handOver(modelOf(step), id, handed.token);
    await this.#remember(modelOf(step), id);
    return this.#finish(written, done);
  }

  async #test(step: OdooStep): Promise<Outcome> {
    const id = this.#idOf(step);
    if (id === null) return this.#end('changed', 'changed');
    const done = this.#note(step, id);
    const direction = step.model === 'ir.mail_server' ? 'outgoing' : 'incoming';
    const { odoo } = await runOdooTest(this.services.api, direction, id, this.signal);
    done();
    // A refresh, or the confirmation, has moved the record's date.
    await this.#remember(modelOf(step), id);
    const { passed, message } = odoo;
    if (passed) return { outcome: 'done', message };
    const server = this.#serverOf(step);
    const finding = server === null ? null : this.services.explain(message, server);
    return { outcome: 'failed', message, finding };
  }

  #note(step: OdooStep, recordId: number | null): () => void {
    const change = this.services.journal.note({ ...entryOf(step), recordId, state: 'begun' });
    return () => change({ state: 'done' });
  }

  #serverOf(step: OdooStep): MailServer | null {
    return step.serverId === null ? null : this.services.server(step.serverId);
  }

  #idOf(step: OdooStep): number | null {
    return step.recordId ?? this.#created.get(step.serverId ?? '') ?? null;
  }

  /** Odoo has no lock for this: the time of the last change is compared right before writing. */
  async #isUnchanged(step: OdooStep, id: number): Promise<boolean> {
    const now = await this.writer.writeDate(modelOf(step), id);
    const known = this.#written.get(`${step.model},${id}`) ?? step.writeDate;
    return now !== null && now === known;
  }

  async #remember(model: ServerModel, id: number): Promise<void> {
    const key = `${model},${id}`;
    this.#written.set(key, await this.writer.writeDate(model, id));
    const handed = this.#handed.get(key);
    if (handed !== undefined) handed(await this.writer.tokenStamp(model, id));
  }

  #finish(result: WriteResult, done: () => void): Outcome {
    if (result === 'written') {
      done();
      return this.#end('done');
    }
    if (result === 'read-back') {
      done();
      return this.#end('done', 'read-back');
    }
    return this.#end('failed', result);
  }

  #end(outcome: Outcome['outcome'], message: StepMessage | null = null): Outcome {
    return { outcome, message: message === null ? '' : this.services.say(message) };
  }
}

const modules = z.array(z.looseObject({ id: z.number().int().positive(), name: z.unknown() }));

/** Odoo has answered, and goes on answering. */
const refusals: ReadonlySet<string> = new Set([
  'user-error',
  'no-rights',
  'server-error',
  'missing-record',
  'unknown-field',
  'unknown-method',
  'busy',
]);

function modelOf(step: OdooStep): ServerModel {
  return step.model === 'fetchmail.server' ? 'fetchmail.server' : 'ir.mail_server';
}

function entryOf({ kind, model, name, field, before, after, undo }: OdooStep) {
  return { kind, model, name, field, before, after, undo };
}
