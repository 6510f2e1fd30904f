import { NotFound } from '@/components/shell/not-found'

/** A record that is not there: in the place of its page, inside the frame. */
export default function NotFoundPage() {
  return <NotFound />
}
