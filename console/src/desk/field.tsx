import { useId } from 'preact/hooks';
import { mistakes } from '../draft.ts';

interface FieldProps {
  readonly label: string;
  /** Where the value stands in the request: a mistake told of this place is shown here. */
  readonly pointer: string;
  readonly value: string | number | undefined;
  readonly type?: 'text' | 'date' | 'number';
  readonly min?: number;
  readonly bare?: boolean;
  readonly change: (value: string) => void;
}

/** One value of the request, with what is wrong with it beneath. */
export function Field({ label, pointer, value, type = 'text', min, bare = false, change }: FieldProps) {
  const id = useId();
  const wrong = mistakes.value.filter((mistake) => mistake.pointer === pointer || mistake.pointer.startsWith(`${pointer}/`));
  return (
    <div class={`field ${bare ? 'bare' : ''} ${wrong.length > 0 ? 'wrong' : ''}`}>
      <label for={id} class={bare ? 'unseen' : ''}>
        {label}
      </label>
      <input
        id={id}
        type={type as 'text'}
        value={value ?? ''}
        {...(min === undefined ? {} : { min })}
        data-pointer={pointer}
        aria-invalid={wrong.length > 0}
        aria-describedby={wrong.length > 0 ? `${id}-wrong` : undefined}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {wrong.length > 0 && (
        <p id={`${id}-wrong`} class="mistake">
          {wrong.map(({ message }) => message).join(' ')}
        </p>
      )}
    </div>
  );
}
