export interface ProjectPlace {
  readonly owner: string;
  readonly name: string;
  readonly homepage: string;
  readonly applicationId: string;
  readonly repository: { readonly type: 'git'; readonly url: string };
  readonly maintainer: string;
  download(version: string, file: string): string;
  releaseNotes(version: string): string;
}

export function readProjectPlace(manifest: {
  readonly homepage: string;
  readonly author: string;
}): ProjectPlace;
