import{d as e,p as t}from"./session-B5JYRExK.js";var n=`
  id
  signInName
  email
  isStrong
  asksForCodes
  ways
  passwordLinkUses
  passwordLinkCount
  passkeys {
    id
    label
    createdAt
    usedAt
  }
  sessions {
    id
    begunAt
    usedAt
    isLocked
    isThis
  }
`,r=t(`
  query Account {
    viewer { ${n} }
  }
`),i=t(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      __typename
      ... on MutationRevokeSessionSuccess {
        data { ${n} }
      }
    }
  }
`),a=t(`
  mutation RevokeOtherSessions {
    revokeOtherSessions {
      __typename
      ... on MutationRevokeOtherSessionsSuccess {
        data { ${n} }
      }
    }
  }
`),o=t(`
  mutation BeginCodes($input: PasswordInput!) {
    beginCodes(input: $input) {
      __typename
      ... on MutationBeginCodesSuccess {
        data {
          uri
          secret
          recoveryCodes
        }
      }
    }
  }
`),s=t(`
  mutation ConfirmCodes($input: EnterCodeInput!) {
    confirmCodes(input: $input) {
      __typename
      ... on MutationConfirmCodesSuccess {
        data { ${n} }
      }
    }
  }
`),c=t(`
  mutation EndCodes($input: PasswordInput!) {
    endCodes(input: $input) {
      __typename
      ... on MutationEndCodesSuccess {
        data { ${n} }
      }
    }
  }
`),l=t(`
  mutation NewRecoveryCodes($input: PasswordInput!) {
    newRecoveryCodes(input: $input) {
      __typename
      ... on MutationNewRecoveryCodesSuccess {
        data
      }
    }
  }
`),u=t(`
  query HeldInvitation($token: String!) {
    heldInvitation(token: $token) {
      state
      isAdministrator
    }
  }
`),d=t(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
      ... on InvitationEnded {
        reason
      }
      ... on MutationAcceptInvitationSuccess {
        data { ${e} }
      }
    }
  }
`),f=t(`
  query Invitations($study: ID!) {
    invitations(studyId: $study) {
      id
      roles
      email
      invitedBy
      expiresAt
      state
    }
  }
`),p=t(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InvalidInput {
        issues {
          path
        }
      }
      ... on MutationInviteMemberSuccess {
        data {
          id
          isSent
          token
        }
      }
    }
  }
`),m=t(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      __typename
    }
  }
`);export{c as a,p as c,a as d,i as f,s as i,l,r as n,u as o,m as p,o as r,f as s,d as t,n as u};