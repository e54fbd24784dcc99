import{d as e,p as t}from"./session-B5JYRExK.js";import{u as n}from"./operations-BpHXt3nr.js";var r=t(`
  mutation BeginPasskey($input: PasswordInput!) {
    beginPasskey(input: $input) {
      __typename
      ... on MutationBeginPasskeySuccess {
        data {
          origin
          options
        }
      }
    }
  }
`),i=t(`
  mutation AddPasskey($input: AddPasskeyInput!) {
    addPasskey(input: $input) {
      __typename
      ... on PasskeyRefused {
        reason
      }
      ... on MutationAddPasskeySuccess {
        data { ${n} }
      }
    }
  }
`),a=t(`
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      __typename
      ... on MutationRemovePasskeySuccess {
        data { ${n} }
      }
    }
  }
`),o=t(`
  mutation RemoveEmail($input: PasswordInput!) {
    removeEmail(input: $input) {
      __typename
      ... on MutationRemoveEmailSuccess {
        data { ${n} }
      }
    }
  }
`),s=t(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on MutationChangePasswordSuccess {
        data { ${n} }
      }
    }
  }
`),c=t(`
  mutation CloseAccount($input: CloseAccountInput!) {
    closeAccount(input: $input) {
      __typename
    }
  }
`),l=t(`
  query HeldPasswordLink($token: String!) {
    heldPasswordLink(token: $token) {
      state
      name
    }
  }
`),u=t(`
  mutation UsePasswordLink($input: UsePasswordLinkInput!) {
    usePasswordLink(input: $input) {
      __typename
      ... on LinkEnded {
        reason
      }
    }
  }
`),d=t(`
  mutation MakePasswordLink($input: MakePasswordLinkInput!) {
    done: makePasswordLink(input: $input) {
      __typename
      ... on MutationMakePasswordLinkSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`),f=t(`
  mutation MakeMemberPasswordLink($input: MakeMemberPasswordLinkInput!) {
    done: makeMemberPasswordLink(input: $input) {
      __typename
      ... on MutationMakeMemberPasswordLinkSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`),p=t(`
  query Accounts($part: String) {
    accounts(part: $part) {
      id
      name
      displayName
      isAdministrator
      hasSecondFactor
      sessions
      isViewer
    }
  }
`),m=t(`
  mutation EndSessions($input: EndSessionsInput!) {
    endSessions(input: $input) {
      __typename
    }
  }
`),h=t(`
  mutation InviteAdministrator($input: InviteAdministratorInput!) {
    done: inviteAdministrator(input: $input) {
      __typename
      ... on MutationInviteAdministratorSuccess {
        data {
          isSent
          token
        }
      }
    }
  }
`),g=t(`
  query AdministratorInvitations {
    administratorInvitations {
      id
      email
      invitedBy
      expiresAt
      state
    }
  }
`),_=t(`
  mutation WithdrawAdministratorInvitation($input: WithdrawAdministratorInvitationInput!) {
    done: withdrawAdministratorInvitation(input: $input) {
      __typename
    }
  }
`),v=t(`
  mutation EndAdministrator($input: EndAdministratorInput!) {
    done: endAdministrator(input: $input) {
      __typename
    }
  }
`),y=t(`
  mutation JoinByInvitation($input: JoinByInvitationInput!) {
    joinByInvitation(input: $input) {
      __typename
      ... on InvitationEnded {
        reason
      }
      ... on MutationJoinByInvitationSuccess {
        data { ${e} }
      }
    }
  }
`);export{_,s as a,m as c,y as d,f,u as g,a as h,r as i,l,o as m,i as n,c as o,d as p,g as r,v as s,p as t,h as u};