/** Why a safetensors file is not whole. */
export const safetensorsMessages = {
  "safetensors.tooFewBytes": "it has {size, number} bytes, too few for a header",
  "safetensors.headerClaims": "its header claims {claimed} bytes",
  "safetensors.endsInHeader": "it ends within its header",
  "safetensors.forbiddenName": "its header has the forbidden name __proto__",
  "safetensors.entry": "the entry of {tensor} is malformed ({problem})",
  "safetensors.pastEnd": "the tensor {tensor} reaches past the end of the file",
  "safetensors.tensorBytes": "the tensor {tensor} has {size, number} bytes, not those of {type}",
  "safetensors.headerNotJson": "its header is not JSON",
  "safetensors.headerNotObject": "its header is not a JSON object",
  "safetensors.metadata": "its metadata is not a table of texts",
  "safetensors.overlaps": "the tensor {tensor} overlaps the one before it",
  "safetensors.hole": "there is a hole before the tensor {tensor}",
  "safetensors.leftOver":
    "{size, plural, one {# byte at its end belongs} other {# bytes at its end belong}} to no tensor",
  "safetensors.notIntact": "This is not an intact safetensors file: {reason}.",
} as const;
