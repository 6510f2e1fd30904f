import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Seal } from '@/components/shell/seal'
import { findSignedIn } from '@/lib/auth/page-request'
import { systemCaller } from '@/lib/auth/system-caller'
import { localPath } from '@/lib/local-path'
import { needsSetup } from '@/lib/setup/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn') }
}

const LONGEST_WAIT_MINUTES = 15

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = localPath((await searchParams).next)
  if (await findSignedIn()) redirect('/')
  const [t, form] = [await getTranslations('auth'), await getTranslations('form')]
  const throttled = Array.from({ length: LONGEST_WAIT_MINUTES }, (_, at) => t('throttled', { minutes: at + 1 }))
  return (
    <>
      <Seal />
      <h1 className="mt-3 text-lg">{t('signInTitle')}</h1>
      <p className="mt-1 text-soft">{t('tagline')}</p>
      {(await isUnclaimed()) && (
        <p className="mt-4">
          {t('firstTime')}{' '}
          <a className="link" href="/setup">
            {t('toSetup')}
          </a>
        </p>
      )}
      <SignInForm
        next={next}
        throttled={throttled}
        labels={{
          email: t('email'),
          password: t('password'),
          signIn: t('signIn'),
          signingIn: t('signingIn'),
          wrong: t('wrong'),
          failed: t('failed'),
          problem: form('problemsTitle'),
          enterBoth: t('enterBoth'),
        }}
      />
    </>
  )
}

async function isUnclaimed(): Promise<boolean> {
  const context = (await systemCaller('sign-in page', 'setup.claim')).permit('setup.claim')
  return context !== null && (await needsSetup(context))
}
