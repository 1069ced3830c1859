import { Input } from 'antd';

/** An instant, typed to the minute at UTC+8. */
export const InstantInput = ({ value = '', onChange, ...bound }: Readonly<{ id?: string; value?: string; onChange?: (instant: string) => void }>): React.JSX.Element => (
  <Input {...bound} type="datetime-local" value={value.slice(0, 16)} onChange={({ target }) => onChange?.(target.value === '' ? '' : `${target.value}:00+08:00`)} />
);
