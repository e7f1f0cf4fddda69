/** What the world outside answers to a navigation. */
export type NetworkAnswer =
  | {
      readonly kind: 'page';
      readonly headers?: Readonly<Record<string, string>>;
      /** 200 unless told. */
      readonly status?: number;
    }
  | { readonly kind: 'redirect'; readonly status: 302 | 307; readonly location: string }
  | { readonly kind: 'error'; readonly code: number; readonly description: string };

export interface NetworkRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string | null;
}

/** The world outside: remembers all that left the machine. Nothing is reachable until told so. */
export class NetworkDouble {
  readonly sent: NetworkRequest[] = [];
  answerTo: (request: NetworkRequest) => NetworkAnswer | Promise<NetworkAnswer> = () => ({
    kind: 'error',
    code: -105,
    description: 'ERR_NAME_NOT_RESOLVED',
  });

  async send(request: NetworkRequest): Promise<NetworkAnswer> {
    this.sent.push(request);
    return this.answerTo(request);
  }
}
