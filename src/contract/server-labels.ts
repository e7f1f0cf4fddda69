import { type MailServer } from './mail-servers.ts';

type Named = Pick<MailServer, 'id' | 'name' | 'username' | 'priority' | 'direction'>;

/**
 * Each server's name, by its record's ID; where another one of its direction has the same name, with
 * what tells them apart, the same in every language: the mailbox, else the priority too, else the
 * place among those that are alike, in the given order.
 */
export function labelServers(servers: readonly Named[]): ReadonlyMap<string, string> {
  const ways = [
    ({ name }: Named) => name,
    ({ name, username }: Named) => `${name} (${username})`,
    ({ name, username, priority }: Named) => `${name} (${username}, ${priority})`,
  ];
  const labels = new Map<string, string>();
  let alike: readonly (readonly Named[])[] = groupBy(servers, ({ direction }) => direction);
  for (const way of ways) {
    const groups = alike.flatMap((group) => groupBy(group, way));
    for (const [only, ...others] of groups) {
      if (only !== undefined && others.length === 0) labels.set(only.id, way(only));
    }
    alike = groups.filter(({ length }) => length > 1);
  }
  for (const group of alike) {
    group.forEach(({ id, name, username, priority }, index) => {
      labels.set(id, `${name} (${username}, ${priority}, ${index + 1}/${group.length})`);
    });
  }
  return labels;
}

function groupBy<Each>(all: readonly Each[], keyOf: (one: Each) => string): Each[][] {
  const groups = new Map<string, Each[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
