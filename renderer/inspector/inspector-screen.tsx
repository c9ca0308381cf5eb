// "Is this token OK?": a field for any token, and what the token says. The text is forgotten when the screen closes.
import { useState } from 'react';
import { PastedQuestion } from '../questions/pasted-question.tsx';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TokenAnswer } from './token-answer.tsx';
import { useInspection } from './use-inspection.ts';

export function InspectorScreen() {
  const t = useTexts();
  const [text, setText] = useState('');
  const found = useInspection(text);
  const inspected = found.kind === 'jwt' || found.kind === 'opaque' ? found : undefined;
  const clear = text !== '' && (
    <Button weight="quiet" icon="close" onPress={() => setText('')}>
      {t('inspector.clear')}
    </Button>
  );
  return (
    <ScreenFrame title={t('inspector.title')} actions={clear}>
      <ScreenBody>
        <TextArea
          label={t('inspector.field')}
          hint={t('inspector.hint')}
          example={t('inspector.example')}
          value={text}
          onChange={setText}
          error={found.kind === 'tooLong' ? t('inspector.tooLong') : undefined}
          autoFocus
        />
        <TokenAnswer found={inspected} />
        {/* An answer is about one token: another one begins anew. */}
        {inspected && <PastedQuestion key={text} text={text} found={inspected} />}
      </ScreenBody>
    </ScreenFrame>
  );
}
