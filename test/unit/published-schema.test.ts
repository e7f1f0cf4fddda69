import { expect, test } from 'vitest';
import { z } from 'zod';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { reportBundle } from '../../src/contract/reports.ts';

// `npx vitest run -u test/unit/published-schema.test.ts` writes it anew after a wanted change.
test('the published JSON Schema of a report is the one that reports are made by', async () => {
  const schema = { title: 'Collega connection test', ...z.toJSONSchema(connectionTestReport) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/connection-test.schema.json',
  );
});

test('the published JSON Schema of a bundle is the one that bundles are made by', async () => {
  const schema = { title: 'Collega report', ...z.toJSONSchema(reportBundle) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/report.schema.json',
  );
});
