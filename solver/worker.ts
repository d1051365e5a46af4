import { warmHighs } from './engines/highs.ts';
import { runTask, type Task } from './tasks.ts';

// Entry of an engine thread. The engine is loaded ahead of the first task.
await warmHighs();

export default (task: Task) => runTask(task);
