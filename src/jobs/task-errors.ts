import type { Failure } from './task.ts';

/** The work itself failed: a defect of ours. Carries where, never the message, which may quote the request. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Every thread is taken and the queue is full. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** The task was called off before a thread took it. */
export class CalledOff extends Error {
  override readonly name = 'CalledOff';
}
