import { fireEvent, screen } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { heading, sitDown } from '../testing/desk.tsx'
import { ada, ben, pipelineAnswer, studyId } from '../testing/world.ts'

const at = `/study/${studyId}/pipeline`

describe('the pipeline', () => {
  it('says what failed and why, and puts it in line again', async () => {
    const { asked } = sitDown(at, ada, {
      Pipeline: () => pipelineAnswer,
      RetryJob: () => ({
        retryJob: { __typename: 'MutationRetryJobSuccess', data: pipelineAnswer.study.pipeline },
      }),
    })
    await heading('Pipeline')
    await screen.findByText('0 jobs under way, 1 failed.')
    await screen.findByText('a key is missing')
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('The job waits in line again.')
    const retry = asked.find((one) => one.operation === 'RetryJob')!
    expect(retry.variables).toEqual({ input: { studyId, jobId: 'Job-1' } })
  })

  it('does not offer Ben what he may not do', async () => {
    sitDown(at, ben, { Pipeline: () => pipelineAnswer })
    await screen.findByText('a key is missing')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})
