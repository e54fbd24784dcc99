import { fireEvent, screen } from '@solidjs/testing-library'
import { describe, expect, it } from 'vitest'
import { speak } from '../language/language.ts'
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
    await screen.findByText(/^the key to these words is missing/)
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('The job waits in line again.')
    const retry = asked.find((one) => one.operation === 'RetryJob')!
    expect(retry.variables).toEqual({ input: { studyId, jobId: 'Job-1' } })
  })

  it('says why in Spanish too, and never in a code', async () => {
    const answer = structuredClone(pipelineAnswer)
    const [edge] = answer.study.pipeline.jobs.edges
    answer.study.pipeline.jobs.edges = ['waiting', 'running', 'retrying', 'failed'].map((state) => ({
      ...edge!,
      cursor: state,
      node: { ...edge!.node, id: state, state, reason: 'of_a_later_version' },
    }))
    sitDown(at, ada, { Pipeline: () => answer })
    speak('es')
    expect(await screen.findAllByText('algo inesperado; avisa a quien mantiene este programa')).toHaveLength(
      4,
    )
    for (const state of ['en espera', 'en curso', 'otro intento', 'fallida']) screen.getByText(state)
    speak('en')
  })

  it('does not offer Ben what he may not do', async () => {
    sitDown(at, ben, { Pipeline: () => pipelineAnswer })
    await screen.findByText(/^the key to these words is missing/)
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})
