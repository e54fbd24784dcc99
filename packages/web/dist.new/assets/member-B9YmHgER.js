import{p as e}from"./session-B5JYRExK.js";var t=e(`
    query Members($study: ID!) {
      study(id: $study) {
        id
        members {
          asksSecondFactor
          outOfReach
          all {
            id
            name
            roles
            isViewer
            hasSecondFactor
          }
          roles {
            role
            may
          }
          teams {
            preset
            seats {
              key
              roles
              isForSeveral
            }
          }
        }
      }
    }
  `),n=e(`
  mutation RequireSecondFactor($input: RequireSecondFactorInput!) {
    requireSecondFactor(input: $input) {
      __typename
    }
  }
`),r=e(`
  mutation AddMember($input: AddMemberInput!) {
    addMember(input: $input) {
      __typename
    }
  }
`),i=e(`
  mutation SetRoles($input: SetRolesInput!) {
    setRoles(input: $input) {
      __typename
    }
  }
`),a=e(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      __typename
    }
  }
`),o=e(`
  mutation ApplyPreset($input: ApplyPresetInput!) {
    applyPreset(input: $input) {
      __typename
    }
  }
`),s=e(`
  query Workers($study: ID!, $participant: ID!) {
    node(id: $participant) {
      __typename
      id
      ... on Participant {
        workers {
          id
        }
      }
    }
    study(id: $study) {
      id
      members {
        all {
          id
          name
          isViewer
        }
      }
    }
  }
`),c=e(`
  mutation RecordWorker($input: WorkerInput!) {
    done: recordWorker(input: $input) {
      __typename
    }
  }
`),l=e(`
  mutation RemoveWorker($input: WorkerInput!) {
    done: removeWorker(input: $input) {
      __typename
    }
  }
`);export{a,i as c,c as i,s as l,o as n,l as o,t as r,n as s,r as t};