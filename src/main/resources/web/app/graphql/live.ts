import type { Operation } from './operation';

/** What a connection is: told whenever it changes. */
export type Liveness = 'connecting' | 'live' | 'waiting' | 'ended';

const PROTOCOL = 'graphql-transport-ws';
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** Codes after which trying again cannot help: nobody is signed in, or may not follow this. */
const FINAL = new Set([4400, 4401, 4403, 4406]);

export interface Listener<Result> {
  event(result: Result): void;
  /** A new connection may have missed something: whoever listens looks again. */
  caughtUp(): void;
  liveness(now: Liveness): void;
}

/**
 * Follows one subscription by the GraphQL over WebSocket protocol (decision 0016), and connects anew, ever later, after the
 * connection broke. The browser sends the session's cookie with the upgrade.
 */
export class Live<Result, Variables> {
  private socket: WebSocket | null = null;
  private timer: number | undefined;
  private attempts = 0;
  private connectedBefore = false;
  private ended = false;

  constructor(
    private readonly operation: Operation<Result, Variables>,
    private readonly variables: Variables,
    private readonly listener: Listener<Result>,
  ) {
    addEventListener('online', this.now);
    this.connect();
  }

  /** Ends it for good. */
  end(): void {
    this.ended = true;
    removeEventListener('online', this.now);
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    if (socket?.readyState === WebSocket.CONNECTING) {
      // Closed before it is there it would be an error in the browser's console.
      socket.onopen = () => socket.close(1000);
    } else {
      socket?.close(1000);
    }
  }

  private readonly now = (): void => {
    if (this.socket === null && !this.ended) {
      clearTimeout(this.timer);
      this.connect();
    }
  };

  private connect(): void {
    this.listener.liveness('connecting');
    const address = new URL('/graphql', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address, PROTOCOL);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
    socket.onmessage = (message) => this.heard(socket, String(message.data));
    socket.onclose = (closing) => this.closed(socket, closing.code);
  }

  private heard(socket: WebSocket, text: string): void {
    const message = JSON.parse(text) as { type: string; payload?: { data?: Result | null } };
    switch (message.type) {
      case 'connection_ack':
        socket.send(
          JSON.stringify({
            id: '1',
            type: 'subscribe',
            payload: { query: this.operation.text, operationName: this.operation.name, variables: this.variables },
          }),
        );
        this.begun();
        break;
      case 'ping':
        socket.send(JSON.stringify({ type: 'pong' }));
        break;
      case 'next':
        if (message.payload?.data) {
          this.listener.event(message.payload.data);
        }
        break;
      case 'error':
      case 'complete':
        this.stop();
        break;
    }
  }

  private begun(): void {
    this.attempts = 0;
    this.listener.liveness('live');
    if (this.connectedBefore) {
      this.listener.caughtUp();
    }
    this.connectedBefore = true;
  }

  private closed(socket: WebSocket, code: number): void {
    if (socket !== this.socket || this.ended) {
      return;
    }
    this.socket = null;
    if (FINAL.has(code)) {
      this.stop();
      return;
    }
    this.listener.liveness('waiting');
    // Not all at the same moment after a restart of the service.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempts) * (0.5 + Math.random() / 2);
    this.attempts += 1;
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private stop(): void {
    this.end();
    this.listener.liveness('ended');
  }
}
