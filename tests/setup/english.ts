import { i18n } from '@lingui/core';

// The English words stand in the code itself, so that a test needs no catalogue.
i18n.loadAndActivate({ locale: 'en', messages: {} });
