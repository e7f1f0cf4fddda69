import { type QueryClient } from '@tanstack/react-query';
import { type OdooStepResult } from '../../contract/odoo-plan.ts';
import { createContext, useContext } from 'react';
import { type CollegaApi } from '../../contract/index.ts';
import { type DraftKeeper } from './draft-keeper.ts';
import { type KeyedStore } from './keyed-store.ts';
import { type GuardedLocation } from '../navigation/guarded-location.ts';
import { type AllClientsTests } from './all-clients-tests.ts';
import { type TestRuns } from './test-runs.ts';
import { type ListPlace } from './list-place.ts';
import { type ListView } from './list-view.ts';
import { type ListNews } from './list-news.ts';
import { type MissedAnswers } from './missed-answers.ts';
import { type ManyTests } from './many-tests.ts';
import { type SignInFlows } from './sign-in-flows.ts';

/** What outlives a single screen: the way out of the window, and what runs meanwhile. */
export interface WindowServices {
  readonly api: CollegaApi;
  readonly queryClient: QueryClient;
  readonly location: GuardedLocation;
  readonly drafts: DraftKeeper;
  readonly testAllClients: AllClientsTests;
  readonly testRuns: TestRuns;
  readonly listNews: KeyedStore<ListNews>;
  readonly manyTests: ManyTests;
  readonly missedAnswers: MissedAnswers;
  /** What was last written to each Odoo, step by step. */
  readonly odooWritings: KeyedStore<readonly OdooStepResult[]>;
  /** What is chosen to be seen of each list. */
  readonly listViews: KeyedStore<ListView>;
  /** Where each list was left. */
  readonly listPlaces: KeyedStore<ListPlace>;
  readonly signInFlows: SignInFlows;
}

export const ServicesContext = createContext<WindowServices | null>(null);

export function useServices(): WindowServices {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('rendered outside of ServicesContext');
  return services;
}
