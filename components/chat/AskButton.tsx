import { t } from '@lingui/core/macro';
import { MessageCircleQuestion } from 'lucide-react';
import { IconButton } from '#components/ui';
import type { ChatScope } from '#lib/chat';
import { useAskAbout } from './ask-context.ts';

export interface AskButtonProps {
  readonly scope: ChatScope;
}

/** Begins a question about what it stands beside; nothing where there is no chat. */
export function AskButton({ scope }: AskButtonProps) {
  const askAbout = useAskAbout();
  if (askAbout === null) return null;
  return <IconButton icon={MessageCircleQuestion} label={t`Ask about this`} onPress={() => askAbout(scope)} />;
}
