/** An operation of the API with the types of its answer and its variables; made from operations.graphql. */
export interface Operation<Result, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never there: it ties the types to the operation. */
  readonly types?: { result: Result; variables: Variables };
}

/** A refusal of the API: its name for programs, its sentence for people. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}
