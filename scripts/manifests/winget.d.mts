export function nsisGuid(applicationId: string): string;
