import { expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { createProgram } from '../create-program.ts';
import { findSwallowedOptions } from './find-swallowed-options.ts';

const program = await createProgram(
  () => Promise.reject(new Error('nothing is to be run')),
  Object.keys(commands),
);

/** What npm 11 gives to a script: `--a=b` as npm_config_a=b, `--a` as true, `--no-a` as empty. */
function findIn(line: string, npm: Readonly<Record<string, string>>): string[] {
  const environment = { npm_lifecycle_event: 'collega', ...npm };
  return findSwallowedOptions(program, line.split(' '), environment);
}

test('options that npm took are found by the trace it leaves', () => {
  expect(findIn('client remove X', { npm_config_sandbox: 'true' })).toEqual(['--sandbox']);
  expect(findIn('client list', { npm_config_data: '/tmp/x', npm_config_json: 'true' })).toEqual([
    '--data',
    '--json',
  ]);
  expect(findIn('client add', { npm_config_application_id: '1111' })).toEqual(['--application-id']);
  expect(findIn('client update', { npm_config_send_as: '' })).toEqual(['--no-send-as']);
});

test('options that arrived are not missed, however they were written', () => {
  const trace = { npm_config_sandbox: 'true', npm_config_data: '/tmp/x' };
  expect(findIn('--sandbox --data=/tmp/x client list', trace)).toEqual([]);
});

test('a proxy or a yes of npm’s settings files refuses no command', () => {
  const settings = { npm_config_proxy: 'http://proxy:3128', npm_config_yes: 'true' };
  expect(findIn('client list', settings)).toEqual([]);
});

test('outside npm its variables mean nothing', () => {
  expect(findSwallowedOptions(program, ['client'], { npm_config_data: '/tmp/x' })).toEqual([]);
});
