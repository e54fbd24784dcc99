/** Who is in a study, what each of them does there, and what that lets them do. */
export const memberEn = {
  role: {
    interviewer: 'interviewer',
    coder: 'coder',
    adjudicator: 'adjudicator',
    data_steward: 'data steward',
    safety_reviewer: 'safety reviewer',
    board: 'board member',
    lead: 'program lead',
    evaluator: 'evaluator',
    auditor: 'auditor',
    administrator: 'administrator',
  },
}

export const memberEs: typeof memberEn = {
  role: {
    interviewer: 'entrevistas',
    coder: 'codificación',
    adjudicator: 'arbitraje de códigos',
    data_steward: 'custodia de datos',
    safety_reviewer: 'revisión de seguridad',
    board: 'consejo asesor',
    lead: 'dirección de programa',
    evaluator: 'evaluación',
    auditor: 'auditoría',
    administrator: 'administración',
  },
}
