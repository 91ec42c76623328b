import { UmbControllerBase } from '@umbraco-cms/backoffice/class-api';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { UMB_PROPERTY_DATASET_CONTEXT } from '@umbraco-cms/backoffice/property';
import type { EventFields } from './event-time.js';

/** Follows the fields of the document that say when its event takes place; silent where there is no document. */
export class MvoEventTimeController extends UmbControllerBase {
  #fields: EventFields = {};

  public constructor(host: UmbControllerHost, changed: (fields: EventFields) => void) {
    super(host);
    this.consumeContext(UMB_PROPERTY_DATASET_CONTEXT, async (dataset) => {
      if (!dataset) return;
      for (const alias of ['start', 'end', 'precision'] as const) {
        this.observe(
          await dataset.propertyValueByAlias<never>(alias),
          (value) => {
            this.#fields = { ...this.#fields, [alias]: value };
            changed(this.#fields);
          },
          `_${alias}`,
        );
      }
    });
  }
}
