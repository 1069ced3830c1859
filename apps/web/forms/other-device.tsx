import { Alert, Button, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { draftElsewhere, draftOf, keepDraft, onReplaced, type ServerDraft } from './drafts.ts';
import type { Values } from './values.ts';

type Found = Readonly<{ draft: ServerDraft; word: 'draft-elsewhere' | 'draft-newer' | 'draft-replaced' }>;

/** Goes on with what was typed into this form on another device; where something was typed here too, asks which of the two it is to be. */
export function OtherDevice({ name, form }: Readonly<{ name: string; form: FormInstance<Values> }>): React.JSX.Element | null {
  const [found, find] = useState<Found>();
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const draft = await draftElsewhere(name);
      if (draft === undefined || gone) return;
      const typedHere = draftOf(name) !== undefined;
      if (!typedHere) form.setFieldsValue(draft.values);
      find({ draft, word: typedHere ? 'draft-newer' : 'draft-elsewhere' });
    };
    void look();
    const stop = onReplaced(name, (draft) => find({ draft, word: 'draft-replaced' }));
    return () => {
      gone = true;
      stop();
    };
  }, [name, form]);
  if (found === undefined) return null;
  const { draft, word } = found;
  const take = (): void => {
    form.setFieldsValue(draft.values);
    keepDraft(name, draft.values);
    find(undefined);
  };
  return <Alert type={word === 'draft-elsewhere' ? 'info' : 'warning'} showIcon style={{ marginBottom: 12 }} title={say(word, { at: momentOf(draft.savedAt) })} {...(word === 'draft-elsewhere' ? {} : { action: <Button size="small" onClick={take}>{say('draft-take')}</Button> })} />;
}
