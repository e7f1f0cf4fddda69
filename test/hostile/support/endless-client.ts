import { planFor, runAgainst } from '../../../src/services/connection-tests/testing/run-against.ts';

/**
 * A process of its own, so that its memory is that of the tests alone: runs one connection test
 * after the other against the ports given, and prints the outcomes and the most memory it ever had.
 */
const targets = process.argv.slice(2).map((target) => target.split(':'));
const outcomes: string[] = [];
for (const [direction = '', port = ''] of targets) {
  const incoming = direction === 'incoming';
  const { report } = await runAgainst(
    planFor(Number(port), {
      direction: incoming ? 'incoming' : 'outgoing',
      encryption: 'none',
      timeoutMs: 8_000,
    }),
  );
  outcomes.push(`${report.outcome} ${report.findings[0]?.code ?? ''}`);
}
// Kilobytes on every system.
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ outcomes, peakMegabytes }));
