import { operate, problemOf, type Problem } from '../graphql/client';
import type { PolicyCase, Trial } from './asking';
import { TryPolicy } from './operations';

/** As long as somebody types, nothing is asked. */
const TYPED_OUT = 400;

/** Asks the policy about the latest of many cases, once it has not changed for a moment. */
export class PolicyTrial {
  private timer: number | undefined;
  private question = 0;
  private asked = '';

  constructor(private readonly answered: (trial: Trial | null, problem: Problem | null) => void) {}

  /** @param asked null where too little is known to ask */
  about(asked: PolicyCase | null): void {
    const text = JSON.stringify(asked);
    if (text === this.asked) {
      return;
    }
    this.asked = text;
    clearTimeout(this.timer);
    const question = ++this.question;
    if (asked === null) {
      this.answered(null, null);
    } else {
      this.timer = setTimeout(() => void this.ask(asked, question), TYPED_OUT);
    }
  }

  /** Asks once more about the same. */
  again(): void {
    const asked = this.asked;
    this.asked = '';
    this.about(JSON.parse(asked) as PolicyCase | null);
  }

  end(): void {
    clearTimeout(this.timer);
    this.question++;
  }

  private async ask(asked: PolicyCase, question: number): Promise<void> {
    try {
      const { policy } = await operate(TryPolicy, { input: asked, uncited: { ...asked, legalBases: [] } });
      if (question === this.question) {
        this.answered(policy, null);
      }
    } catch (failure) {
      if (question === this.question) {
        this.answered(null, problemOf(failure));
      }
    }
  }
}
