import {
  Button,
  Dialog,
  Field,
  Fieldset,
  Heading,
  Label,
  Radio,
  Select,
  Textfield,
} from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { deploymentRoutes } from '../../../contract/deployments.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { deploymentsKey, runningQuery } from './queries.ts';

/** A prefix of issue keys as the server gives it. */
export type Tracker = RouteReply<typeof deploymentRoutes.prefixes>['items'][number];

const prefixPattern = /^[A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}$/;
const urlPattern = /^https:\/\/.*\{key\}/;

/** A dialogue to confirm, reject or add a prefix. `tracker` null adds a new one. */
export function TrackerForm({
  tracker,
  onClose,
}: {
  readonly tracker: Tracker | null;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const running = useQuery(runningQuery);
  const [prefix, setPrefix] = useState(tracker?.prefix ?? '');
  const [status, setStatus] = useState<'confirmed' | 'rejected'>(
    tracker?.status === 'rejected' ? 'rejected' : 'confirmed',
  );
  const [name, setName] = useState(tracker?.tracker ?? 'jira');
  const [product, setProduct] = useState(tracker?.product?.key ?? '');
  const [url, setUrl] = useState(tracker?.url ?? '');
  const [tried, setTried] = useState(false);
  const productId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const save = useMutation({
    mutationFn: () =>
      api.deployment.editPrefix({
        params: { prefix },
        body: { status, tracker: name.trim() || 'jira', product: product || null, url: url.trim() || null },
      }),
    onSuccess: async () => {
      toast(t('deliveries.trackers.saved', { prefix }));
      dialog.current?.close();
      await client.invalidateQueries({ queryKey: deploymentsKey });
      await client.invalidateQueries({ queryKey: ['insight'] });
    },
  });
  const prefixError = prefixPattern.test(prefix) ? undefined : t('deliveries.trackers.prefixWrong');
  const urlError =
    url.trim() === '' || urlPattern.test(url.trim()) ? undefined : t('deliveries.trackers.urlWrong');
  const products = [
    ...new Map((running.data?.applications ?? []).map((r) => [r.product.key, r.product])).values(),
  ];
  return (
    <Dialog ref={dialog} onClose={onClose} closeButton={t('deliveries.explain.cancel')} className="rt-dialog">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!prefixError && !urlError && !save.isPending) save.mutate();
        }}
      >
        <Heading level={2} data-size="xs">
          {tracker
            ? t('deliveries.trackers.editOf', { prefix: tracker.prefix })
            : t('deliveries.trackers.addTitle')}
        </Heading>
        {tracker ? null : (
          <Textfield
            data-size="sm"
            label={t('deliveries.trackers.prefix')}
            description={t('deliveries.trackers.prefixHelp')}
            value={prefix}
            maxLength={10}
            autoCapitalize="characters"
            error={tried ? prefixError : undefined}
            onChange={(e) => setPrefix(e.target.value.toUpperCase())}
          />
        )}
        <Fieldset data-size="sm">
          <Fieldset.Legend>{t('deliveries.trackers.status')}</Fieldset.Legend>
          <Radio
            name="status"
            label={t('deliveries.trackers.confirm')}
            value="confirmed"
            checked={status === 'confirmed'}
            onChange={() => setStatus('confirmed')}
          />
          <Radio
            name="status"
            label={t('deliveries.trackers.reject')}
            value="rejected"
            checked={status === 'rejected'}
            onChange={() => setStatus('rejected')}
          />
        </Fieldset>
        <Field data-size="sm">
          <Label htmlFor={productId}>{t('deliveries.trackers.product')}</Label>
          <Select id={productId} value={product} onChange={(e) => setProduct(e.target.value)}>
            <Select.Option value="">{t('deliveries.trackers.noProduct')}</Select.Option>
            {products.map((p) => (
              <Select.Option key={p.key} value={p.key}>
                {p.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          data-size="sm"
          label={t('deliveries.trackers.tracker')}
          value={name}
          maxLength={60}
          onChange={(e) => setName(e.target.value)}
        />
        <Textfield
          data-size="sm"
          type="url"
          label={t('deliveries.trackers.url')}
          description={t('deliveries.trackers.urlHelp')}
          value={url}
          maxLength={500}
          error={tried ? urlError : undefined}
          onChange={(e) => setUrl(e.target.value)}
        />
        {save.isError ? (
          <p role="alert" className="rt-alert">
            {problemText(texts, save.error).title}. {problemText(texts, save.error).advice}
          </p>
        ) : null}
        <div className="rt-buttons">
          <Button type="submit" data-size="sm">
            {t('deliveries.trackers.save')}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={() => dialog.current?.close()}>
            {t('deliveries.explain.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
