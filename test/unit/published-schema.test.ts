import { expect, test } from 'vitest';
import { z } from 'zod';
import { clientFile } from '../../src/contract/client-files.ts';
import { explanationReport } from '../../src/contract/explanation-report.ts';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { odooSnapshot } from '../../src/contract/odoo-snapshot.ts';
import { reportBundle } from '../../src/contract/reports.ts';

// `npx vitest run test/unit/published-schema.test.ts --update` writes it again after a wanted change.
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

test('the published JSON Schema of an explanation is the one that explanations are made by', async () => {
  const schema = { title: 'Collega explanation', ...z.toJSONSchema(explanationReport) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/explanation.schema.json',
  );
});

test('the published JSON Schema of a client’s file is the one that files are read by', async () => {
  // As it is written in the file: what is read of it is trimmed and completed afterwards.
  const schema = {
    title: 'Collega client without secrets',
    ...z.toJSONSchema(clientFile, { io: 'input' }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/client.schema.json',
  );
});

test('the published JSON Schema of an Odoo snapshot is the one that snapshots are made by', async () => {
  const schema = { title: 'Collega snapshot of an Odoo', ...z.toJSONSchema(odooSnapshot) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/odoo-snapshot.schema.json',
  );
});
