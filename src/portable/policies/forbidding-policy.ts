import { z } from 'zod';

/** The rules of an organisation for one browser, by name (chrome://policy, edge://policy). */
export type BrowserPolicies = Readonly<Record<string, unknown>>;

/**
 * A switch as JSON has it, or as a registry or a profile for macOS writes it. Chromium takes numbers
 * and switches as texts too (components/policy/core/common/registry_dict.cc).
 */
const off = z.union([z.literal(false), z.literal(0), z.literal('0')]);
const two = z.union([z.literal(2), z.literal('2')]);

/**
 * Rules under which the browser cannot be Collega's window, and the values that say so. Each was
 * tried with Chromium 156: the first three leave the browser running without ever answering.
 */
const forbidding: Readonly<Record<string, z.ZodType>> = {
  RemoteDebuggingAllowed: off,
  /** 2: developer tools are disallowed everywhere, and the pipe with them. */
  DeveloperToolsAvailability: two,
  /** 2: the browser asks everybody to sign in before it shows any window. */
  BrowserSignin: two,
  /** The profile would not be the throw-away one (Windows and macOS). */
  UserDataDir: z.string().min(1),
};

/** The first rule that forbids it, by the browser's own name; null when none does. */
export function forbiddingPolicy(policies: BrowserPolicies): string | null {
  const found = Object.entries(forbidding).find(([name, value]) => {
    const set = policies[name];
    return set !== undefined && value.safeParse(set).success;
  });
  return found?.[0] ?? null;
}
