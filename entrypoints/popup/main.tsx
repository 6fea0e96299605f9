import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { t } from '@lingui/core/macro';
import { renderPage } from '#components/language';
import { App } from './App.tsx';
import { findPlace } from './find-place.ts';

const place = findPlace();
void renderPage({
  title: () => t`AI-Prism: model statistics`,
  catalogue: 'popup',
  content: async () => <App place={await place} />,
});
