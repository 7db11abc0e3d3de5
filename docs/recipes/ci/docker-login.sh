printf %s "$GATEHOUSE_ID_TOKEN" |
  curl --silent --show-error --fail-with-body https://gatehouse.example.com/oauth/token \
    --data grant_type=urn:ietf:params:oauth:grant-type:token-exchange \
    --data subject_token_type=urn:ietf:params:oauth:token-type:id_token \
    --data workload=0199a2f3-5b1c-7c44-9d8e-2f6a7b8c9d0e \
    --data-urlencode subject_token@- |
  jq --raw-output .access_token |
  docker login --username acme --password-stdin gatehouse.example.com
