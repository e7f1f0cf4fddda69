import { type CollegaApi } from '../../contract/index.ts';
import { createQueryClient } from '../bridge/create-query-client.ts';
import { refreshOnEvents, refreshOnReturn } from '../bridge/refresh-queries.ts';
import { type WindowServices } from './services-context.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { KeyedStore } from './keyed-store.ts';
import { guardedLocation } from '../navigation/use-guarded-location.ts';
import { AllClientsTests } from './all-clients-tests.ts';
import { TestRuns } from './test-runs.ts';
import { MissedAnswers } from './missed-answers.ts';
import { ManyTests } from './many-tests.ts';
import { SignInFlows } from './sign-in-flows.ts';

/** Builds, once for each window, what outlives a single screen. */
export function createWindowServices(api: CollegaApi): WindowServices {
  const queryClient = createQueryClient();
  refreshOnEvents(api, queryClient);
  refreshOnReturn(window, queryClient);
  const newId = () => crypto.randomUUID();
  const now = () => performance.now();
  const dateNow = () => Date.now();
  const manyTests = new ManyTests({ api, queryClient, newId, now: dateNow });
  const signInFlows = new SignInFlows({ api, queryClient, newId, now, dateNow });
  void signInFlows.restore();
  return {
    api,
    queryClient,
    location: guardedLocation,
    drafts: new DraftKeeper({ api, after }),
    listViews: new KeyedStore(),
    listPlaces: new KeyedStore(),
    listNews: new KeyedStore(),
    manyTests,
    testAllClients: new AllClientsTests({ api, manyTests }),
    missedAnswers: new MissedAnswers(),
    odooWritings: new KeyedStore(),
    testRuns: new TestRuns({ api, queryClient, newId, now }),
    signInFlows,
  };
}

function after(ms: number, task: () => void): () => void {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
}
